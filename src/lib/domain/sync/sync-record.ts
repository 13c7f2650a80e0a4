import { z } from 'zod';
import { toolIdSchema } from '#lib/domain/tool-id.ts';
import { base64Schema } from '#lib/domain/sealing/base64.ts';
import { stampSchema } from './stamp.ts';

/** Bytes of one sealed field: the longest text that a tool takes, with its answer. */
export const MAX_VALUE_BYTES = 12 * 1024 * 1024;
/** Changes in one push, and records in one page. */
export const MAX_CHANGES = 200;
/** Sealed bytes in one push or page, unless one record alone is larger. */
export const PAGE_BYTES = 1024 * 1024;

export const collectionSchema = z.enum(['entry', 'api-key', 'settings']);

/** All that the server can read of an analysis. It never changes. */
export const entryMetaSchema = z.strictObject({
	tool: toolIdSchema,
	/** Milliseconds since 1970. */
	at: z.int(),
	durationMs: z.number().min(0),
	/** Characters. */
	inputSize: z.int().min(0),
	model: z.string().max(200)
});
export type EntryMeta = z.infer<typeof entryMetaSchema>;

/** A field as it was written last: sealed bytes in Base64. */
export const fieldWriteSchema = z.object({
	stamp: stampSchema,
	value: base64Schema.refine((text) => text.length <= (MAX_VALUE_BYTES / 3) * 4, 'too long')
});
export type FieldWrite = z.infer<typeof fieldWriteSchema>;

const fieldsSchema = z
	.record(z.string().regex(/^[A-Za-z][\w.-]{0,99}$/, 'not a name'), fieldWriteSchema)
	.refine((fields) => Object.keys(fields).length <= 200, 'too many fields');

export const recordKeySchema = z.object({
	collection: collectionSchema,
	id: z.string().min(1).max(100)
});
export type RecordKey = z.infer<typeof recordKeySchema>;

/** What replicas tell each other about one record. */
export const recordStateSchema = recordKeySchema.extend({
	/** Of entries, where they are told for the first time. */
	meta: entryMetaSchema.optional(),
	fields: fieldsSchema,
	/** A tombstone: the record has no fields any more and never gets any. */
	deleted: stampSchema.optional()
});
export type RecordState = z.infer<typeof recordStateSchema>;

/** One step of one replica. */
export const syncChangeSchema = recordStateSchema.extend({
	/** Counts the replica's steps up, so that each takes effect once. */
	n: z.int().min(1),
	/** The replica made this record, and nobody confirmed that yet. */
	isNew: z.boolean()
});
export type SyncChange = z.infer<typeof syncChangeSchema>;

/** A text that names a record among all of a user. */
export function keyOf({ collection, id }: RecordKey): string {
	return `${collection}/${id}`;
}
