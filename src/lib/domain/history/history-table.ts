import { entryFactsSchema, type OpenedEntry } from './history-entry.ts';
import { textOf } from './search-terms.ts';

const COLUMNS = [
	'id',
	'time',
	'tool',
	'title',
	'tags',
	'starred',
	'outcome',
	'text',
	'result',
	'duration_ms',
	'input_characters',
	'model',
	'device',
	'cached'
] as const;

/** What spreadsheets take for the start of a formula, after OWASP's "CSV Injection". */
const FORMULA = /^[=+\-@\t\r]/u;
/** What of an entry is neither sealed nor about its owner. */
const openFactsSchema = entryFactsSchema.omit({ sealedNotes: true, userId: true });
const NEEDS_QUOTES = /[",\r\n]|^\s|\s$/u;

/**
 * History as a table: RFC 4180, a header line, times in ISO 8601, results as JSON.
 * @param isForSpreadsheets puts a `'` before whatever a spreadsheet would run as a formula. It changes
 * those cells, so a program that reads the file back should do without it.
 */
export function historyCsv(
	entries: readonly OpenedEntry[],
	{ isForSpreadsheets }: { readonly isForSpreadsheets: boolean }
): string {
	const toCell = (value: string | number | boolean) => {
		const text = String(value);
		const isFormula = isForSpreadsheets && typeof value === 'string' && FORMULA.test(text);
		const safe = isFormula ? `'${text}` : text;
		return NEEDS_QUOTES.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
	};
	const rows = entries.map((entry) => cellsOf(entry).map(toCell).join(','));
	return [COLUMNS.join(','), ...rows, ''].join('\r\n');
}

/** History as JSON Lines: one entry a line, input and result as they were. */
export function historyJsonl(entries: readonly OpenedEntry[]): string {
	return entries
		.map(({ facts, notes, content }) => {
			const line = {
				...openFactsSchema.parse(facts),
				at: timeOf(facts.at),
				updatedAt: timeOf(facts.updatedAt),
				title: notes.title,
				tags: notes.tags,
				...content
			};
			return `${JSON.stringify(line)}\n`;
		})
		.join('');
}

function cellsOf({ facts, notes, content }: OpenedEntry): (string | number | boolean)[] {
	return [
		facts.id,
		timeOf(facts.at),
		facts.tool,
		notes.title,
		notes.tags.join('; '),
		facts.isStarred,
		facts.outcome ?? '',
		textOf(content.input),
		JSON.stringify(content.result ?? null),
		Math.round(facts.durationMs),
		facts.inputSize,
		facts.model,
		facts.device,
		facts.isCached
	];
}

/** Years that ISO 8601 does not know are left as milliseconds. */
function timeOf(at: number): string {
	return Math.abs(at) <= 8.64e15 ? new Date(at).toISOString() : String(at);
}
