import { z } from 'zod';

/** What a person can open. The names are those of the usual extensions. */
export const documentKindSchema = z.enum(['txt', 'md', 'html', 'pdf', 'docx']);
export type DocumentKind = z.infer<typeof documentKindSchema>;

/** The plain text of a document: paragraphs apart by an empty line, lists with `- ` or `1. `. */
export const documentTextSchema = z.object({
	text: z.string(),
	kind: documentKindSchema,
	title: z.string().optional(),
	/** Pages of a PDF; other kinds have none. */
	pages: z.number().int().positive().optional(),
	/** Full sentences for the reader: what was left out, guessed or could not be read. */
	notes: z.array(z.string())
});
export type DocumentText = z.infer<typeof documentTextSchema>;
