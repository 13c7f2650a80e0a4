import { z } from 'zod';
import { documentKindSchema, documentNoteSchema } from './document-note.ts';

/** The plain text of a document: paragraphs apart by an empty line, lists with `- ` or `1. `. */
export const documentTextSchema = z.object({
	text: z.string(),
	kind: documentKindSchema,
	title: z.string().optional(),
	/** Pages of a PDF; other kinds have none. */
	pages: z.number().int().positive().optional(),
	notes: z.array(documentNoteSchema)
});
export type DocumentText = z.infer<typeof documentTextSchema>;
