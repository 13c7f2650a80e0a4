import { z } from 'zod';
import { fileFormatSchema } from './file-format.ts';

const format = z.enum(['pdf', 'docx']);

/** Every way in which opening a document is expected to fail. */
export const documentErrorSchema = z.discriminatedUnion('kind', [
	z.object({ kind: z.literal('empty') }),
	z.object({ kind: z.literal('too-large'), bytes: z.number(), limit: z.number() }),
	z.object({ kind: z.literal('unsupported'), found: fileFormatSchema }),
	/** The name promises a PDF or Word file and the content is something else. */
	z.object({ kind: z.literal('mismatch'), extension: z.string(), found: fileFormatSchema }),
	z.object({ kind: z.literal('image'), found: fileFormatSchema }),
	z.object({ kind: z.literal('old-word') }),
	z.object({ kind: z.literal('no-text'), format }),
	z.object({ kind: z.literal('scanned'), pages: z.number() }),
	z.object({ kind: z.literal('encrypted'), format }),
	z.object({ kind: z.literal('broken'), format }),
	z.object({ kind: z.literal('expands-too-far'), limit: z.number() }),
	z.object({ kind: z.literal('too-many-pages'), pages: z.number(), limit: z.number() }),
	z.object({ kind: z.literal('too-long'), limit: z.number() }),
	/** The browser could not read the file from the disk. */
	z.object({ kind: z.literal('unreadable') }),
	/** The code that reads this kind of file did not load, or its worker died. */
	z.object({ kind: z.literal('reader-failed') }),
	z.object({ kind: z.literal('timeout'), seconds: z.number() }),
	z.object({ kind: z.literal('aborted') })
]);
export type DocumentError = z.infer<typeof documentErrorSchema>;
