import { z } from 'zod';

/** What is odd about a row. Each is listed with its line; the severe ones keep the row from being analysed. */
export const rowIssueSchema = z.discriminatedUnion('kind', [
	/** Missing cells are empty; the row is analysed if its text is there. */
	z.object({ kind: z.literal('too-few-cells'), found: z.int(), expected: z.int() }),
	/** Where the surplus belongs cannot be known, so the text may be cut: not analysed. */
	z.object({ kind: z.literal('too-many-cells'), found: z.int(), expected: z.int() }),
	/** A quotation mark is opened and never closed; the line alone is the row, not analysed. */
	z.object({ kind: z.literal('unclosed-quote') }),
	/** Characters stand between a closing quotation mark and the delimiter. */
	z.object({ kind: z.literal('stray-quote') }),
	/** Longer than a row may be; the rest of it was passed over. Not analysed. */
	z.object({ kind: z.literal('too-long') }),
	/** Not JSON, or neither an object nor a list: not analysed. */
	z.object({ kind: z.literal('bad-json') }),
	/** JSON with keys that the first rows did not have: those are left out. */
	z.object({ kind: z.literal('unknown-keys'), keys: z.string() }),
	/** Bytes that the encoding does not know, shown as a replacement sign. */
	z.object({ kind: z.literal('broken-letters') }),
	z.object({ kind: z.literal('nul') })
]);
export type RowIssue = z.infer<typeof rowIssueSchema>;

const SEVERE: readonly RowIssue['kind'][] = [
	'too-many-cells',
	'unclosed-quote',
	'too-long',
	'bad-json'
];

/** Whether the row is kept as it is, but not analysed. */
export function isSevere({ kind }: RowIssue): boolean {
	return SEVERE.includes(kind);
}

export const tableRowSchema = z.object({
	/** Of the file, from 1: where the row starts. */
	line: z.int().positive(),
	cells: z.array(z.string()),
	issue: rowIssueSchema.optional()
});
export type TableRow = z.infer<typeof tableRowSchema>;

/** One sentence without the line: "6 cells where 5 are expected." */
export function describeRowIssue(issue: RowIssue): string {
	switch (issue.kind) {
		case 'too-few-cells':
			return `${cells(issue.found)} where ${issue.expected} are expected. The missing ones are empty.`;
		case 'too-many-cells':
			return `${cells(issue.found)} where ${issue.expected} are expected. The row is kept, but not analysed.`;
		case 'unclosed-quote':
			return 'A quotation mark is opened and never closed. The line is kept, but not analysed.';
		case 'stray-quote':
			return 'Characters stand behind a closing quotation mark. Check the text.';
		case 'too-long':
			return 'Longer than a row may be, so its end was passed over. It is not analysed.';
		case 'bad-json':
			return 'Not a JSON object or list. The line is kept, but not analysed.';
		case 'unknown-keys':
			return `Keys that the first rows do not have were left out: ${issue.keys}.`;
		case 'broken-letters':
			return 'Some letters cannot be read in this encoding. Try another one.';
		case 'nul':
			return 'Holds NUL characters, which are not text.';
	}
}

function cells(count: number): string {
	return count === 1 ? '1 cell' : `${count} cells`;
}
