import Papa from 'papaparse';
import type { Dialect } from '#lib/domain/batch/tables/dialect.ts';
import type { TextRecord } from '#lib/domain/batch/tables/record-splitter.ts';
import type { RawRow } from '#lib/domain/batch/tables/shape-rows.ts';

type Cut = Pick<Dialect, 'delimiter' | 'quote'>;

/**
 * The cells of whole records, by PapaParse. It gets records that the splitter found, not the file: reading a file by
 * itself it knows no line numbers, breaks letters at the edges of its pieces and keeps everything behind an
 * unclosed quotation mark in memory.
 */
export function readCells(records: readonly TextRecord[], dialect: Cut): RawRow[] {
	const whole = records.filter(({ issue }) => issue === undefined || issue === 'stray-quote');
	const cells = parse(whole.map(({ text }) => text).join('\n'), dialect);
	// The two agree on where records end; where they ever should not, each record is parsed by itself.
	const isAligned = cells.length === whole.length;
	let next = 0;
	return records.map(({ line, text, issue }) => {
		if (issue === 'unclosed-quote' || issue === 'too-long') {
			return { line, cells: [text], issue: { kind: issue } };
		}
		const own = isAligned ? cells[next] : parse(text, dialect)[0];
		next += 1;
		return { line, cells: own ?? [text], ...(issue ? { issue: { kind: issue } } : {}) };
	});
}

function parse(text: string, { delimiter, quote }: Cut): string[][] {
	const { data } = Papa.parse<string[]>(text, {
		delimiter,
		newline: '\n',
		...(quote === '' ? { fastMode: true } : { quoteChar: quote, escapeChar: quote })
	});
	// PapaParse finds no row in an empty text; here it is one empty line.
	return data.length === 0 ? [['']] : data;
}
