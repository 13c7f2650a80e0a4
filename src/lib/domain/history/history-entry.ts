import { z } from 'zod';
import { deviceSchema } from '#lib/domain/inference/run-info.ts';
import { toolIdSchema } from '#lib/domain/tool-id.ts';

const bytesSchema = z.instanceof(Uint8Array<ArrayBuffer>);

/** What stays readable of a run, for lists and analytics. Times are milliseconds since 1970. */
export const entryFactsSchema = z.object({
	id: z.string().min(1).max(100),
	userId: z.string().min(1).max(100),
	tool: toolIdSchema,
	at: z.int(),
	/** Grows with every change, also when the clock goes back. */
	updatedAt: z.int(),
	/** Without the loading of the model. */
	durationMs: z.number().min(0),
	/** Characters of the input. */
	inputSize: z.int().min(0),
	/** Class of the answer: a label or band. */
	outcome: z.string().max(40).optional(),
	model: z.string().max(200),
	device: deviceSchema,
	isCached: z.boolean(),
	isStarred: z.boolean(),
	/** Sealed `EntryNotes`. */
	sealedNotes: bytesSchema
});
export type EntryFacts = z.infer<typeof entryFactsSchema>;

/** The part of the facts that is open to all figures and filters. */
export const readableFactsSchema = entryFactsSchema.omit({ sealedNotes: true });
export type ReadableFacts = z.infer<typeof readableFactsSchema>;

/** What the user calls an entry, and how its text begins: sealed apart from it, as lists show it. */
export const entryNotesSchema = z.object({
	title: z.string().max(200),
	tags: z.array(z.string().max(50)).max(50),
	excerpt: z.string().max(400)
});
export type EntryNotes = z.infer<typeof entryNotesSchema>;

/** What was analysed and what came of it, plain JSON, sealed. `toolInputSchemas` tells its shape. */
export const entryContentSchema = z.object({ input: z.unknown(), result: z.unknown() });
export type EntryContent = z.infer<typeof entryContentSchema>;

export const storedEntrySchema = z.object({
	facts: entryFactsSchema,
	/** Sealed `EntryContent`. */
	content: bytesSchema
});
export type StoredEntry = z.infer<typeof storedEntrySchema>;

/** Names of the sealed fields: part of what binds them to their entry. */
export const NOTES_FIELD = 'notes';
export const CONTENT_FIELD = 'content';

/** An entry as lists show it. */
export interface HistoryItem {
	readonly facts: EntryFacts;
	readonly notes: EntryNotes;
	/** Its notes could not be opened: they were changed from outside. */
	readonly isDamaged: boolean;
}

/** An entry with its input and result as they were. */
export interface OpenedEntry extends HistoryItem {
	readonly content: EntryContent;
}
