import { fileFormatSchema } from '#lib/domain/documents/file-format.ts';
import { z } from 'zod';

/** Why a file cannot be opened as a table. Odd rows are no reason: they are listed. */
export const tableErrorSchema = z.discriminatedUnion('kind', [
	z.object({ kind: z.literal('empty') }),
	z.object({ kind: z.literal('no-rows') }),
	/** Another kind of file. */
	z.object({ kind: z.literal('foreign'), found: fileFormatSchema }),
	z.object({ kind: z.literal('too-large'), limit: z.string() }),
	z.object({
		kind: z.literal('broken'),
		reason: z.enum(['no-parts', 'encrypted', 'part-missing', 'cut-off', 'cannot-unpack']),
		/** Of the archive. */
		part: z.string().optional()
	}),
	/** The browser cannot read the file any more: moved, changed or on a drive that is gone. */
	z.object({ kind: z.literal('unreadable') }),
	z.object({ kind: z.literal('reader-failed'), reason: z.string() })
]);
export type TableError = z.infer<typeof tableErrorSchema>;
