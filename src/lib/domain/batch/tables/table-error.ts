import { z } from 'zod';

/** Why a file cannot be opened as a table. Odd rows are no reason: they are listed. */
export const tableErrorSchema = z.discriminatedUnion('kind', [
	z.object({ kind: z.literal('empty') }),
	z.object({ kind: z.literal('no-rows') }),
	/** Another kind of file, named with its article: "a ZIP archive". */
	z.object({ kind: z.literal('foreign'), found: z.string() }),
	z.object({ kind: z.literal('too-large'), limit: z.string() }),
	z.object({ kind: z.literal('broken'), reason: z.string() }),
	/** The browser cannot read the file any more: moved, changed or on a drive that is gone. */
	z.object({ kind: z.literal('unreadable') }),
	z.object({ kind: z.literal('reader-failed'), reason: z.string() })
]);
export type TableError = z.infer<typeof tableErrorSchema>;
