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

/** What happened and what to do. */
export function describeTableError(error: TableError): string {
	switch (error.kind) {
		case 'empty':
			return 'The file is empty. Choose one that has rows.';
		case 'no-rows':
			return 'The file has a header but no rows below it. If its first line is a row, switch the header off.';
		case 'foreign':
			return `This is ${error.found}, not a table. Save it as CSV, TSV, JSON Lines or XLSX and open that.`;
		case 'too-large':
			return `The file expands to more than ${error.limit}. Save the sheet as CSV, which has no such limit.`;
		case 'broken':
			return `The file is damaged: ${error.reason} Save it anew and open that.`;
		case 'unreadable':
			return 'The browser cannot read the file any more. It was moved, changed, or its drive is gone. Choose it again.';
		case 'reader-failed':
			return `The reader stopped unexpectedly. Choose the file again. Details: ${error.reason}`;
	}
}
