import Papa from 'papaparse';
import type { ToolId } from '#lib/domain/tools.ts';
import type { FinishedRow } from './batch-service.ts';

/** Results as lines of JSON: `{"row":1,"result":{…}}` or `{"row":2,"error":{…}}`. */
export function toJsonLines(rows: readonly FinishedRow[]): string {
	return rows.map(({ row, outcome }) => `${JSON.stringify({ row, ...outcome })}\n`).join('');
}

/** Columns that are appended to those of the file. */
const RESULT_COLUMNS: Readonly<Record<ToolId, readonly string[]>> = {
	sentiment: ['label', 'probability', 'positive'],
	'fake-news': ['label', 'probability'],
	summary: ['summary'],
	'job-match': ['score', 'band']
};

/** Results as CSV (RFC 4180): the file's own columns, then the tool's, then `error`. */
export class CsvWriter {
	#columns: readonly string[] | undefined;

	constructor(private readonly tool: ToolId) {}

	write(rows: readonly FinishedRow[]): string {
		const isFirst = this.#columns === undefined;
		this.#columns ??= columnsOf(rows);
		const columns = this.#columns;
		const added = [...RESULT_COLUMNS[this.tool], 'error'];
		const data = rows.map(({ input, outcome }) => {
			const cells = 'cells' in input ? input.cells : {};
			const values = valuesOf(this.tool, outcome);
			return [
				...columns.map((name) => cells[name] ?? ''),
				...added.map((name) => values[name] ?? '')
			];
		});
		const table = isFirst
			? [[...columns, ...added.map((name) => freeName(name, columns))], ...data]
			: data;
		return table.length === 0 ? '' : `${Papa.unparse(table, { newline: '\r\n' })}\r\n`;
	}
}

function columnsOf(rows: readonly FinishedRow[]): string[] {
	return [
		...new Set(rows.flatMap(({ input }) => ('cells' in input ? Object.keys(input.cells) : [])))
	];
}

/** A file may have a column of that name already. */
function freeName(name: string, columns: readonly string[]): string {
	return columns.includes(name) ? freeName(`textai_${name}`, columns) : name;
}

function valuesOf(tool: ToolId, outcome: FinishedRow['outcome']): Readonly<Record<string, string>> {
	if ('error' in outcome) return { error: outcome.error.detail ?? outcome.error.title };
	const { result } = outcome;
	switch (tool) {
		case 'sentiment':
		case 'fake-news':
			return plain(result, ['label', 'probability', 'positive']);
		case 'summary':
			return { summary: plain(result, ['text'])['text'] ?? '' };
		case 'job-match':
			return plain(firstMatch(result), ['score', 'band']);
	}
}

function firstMatch(result: unknown): unknown {
	if (typeof result !== 'object' || result === null || !('matches' in result)) return undefined;
	return Array.isArray(result.matches) ? result.matches[0] : undefined;
}

function plain(value: unknown, names: readonly string[]): Record<string, string> {
	const fields = new Map(Object.entries(value ?? {}));
	return Object.fromEntries(names.map((name) => [name, String(fields.get(name) ?? '')]));
}
