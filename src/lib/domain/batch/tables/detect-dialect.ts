import type { Dialect, TableFormat } from './dialect.ts';
import { RecordSplitter } from './record-splitter.ts';

const DELIMITERS = [',', '\t', ';', '|'] as const;
/** Records that the guess is made from. */
const SNIFFED = 200;

type Guess = Omit<Dialect, 'encoding'>;

/**
 * Guesses how a text is a table: the delimiter that cuts most records into the same number of cells, more than
 * one; the quotation mark that stands at cells' edges; a header where the first record differs in kind from those
 * below it.
 *
 * @param sample first characters of a file
 * @param name of the file: its ending decides where the content leaves it open
 */
export function detectDialect(sample: string, name: string): Guess {
	const quote =
		/(?:^|[,;\t|\r\n])'[^'\r\n]*'(?:[,;\t|\r\n]|$)/.test(sample) && !sample.includes('"')
			? "'"
			: '"';
	const endsAtReturn = !sample.includes('\n');
	const format = formatOf(sample, name);
	if (format === 'jsonl') {
		return { format, delimiter: ',', quote: '', endsAtReturn, hasHeader: false };
	}
	const byName = /\.(?:tsv|tab)$/i.test(name) ? '\t' : ',';
	const scored = DELIMITERS.map((delimiter) => ({
		delimiter,
		records: split(sample, { delimiter, quote, endsAtReturn })
	})).map(({ delimiter, records }) => ({ delimiter, records, score: regularity(records) }));
	const best = scored.reduce((top, one) => {
		const isPreferred = one.score === top.score && one.delimiter === byName;
		return one.score > top.score || isPreferred ? one : top;
	});
	const chosen = best.score > 0 ? best.delimiter : byName;
	const dialect = { format, delimiter: chosen, quote, endsAtReturn } as const;
	return { ...dialect, hasHeader: looksLikeHeader(sample, dialect) };
}

function formatOf(sample: string, name: string): TableFormat {
	const first = sample.trimStart().split('\n', 1)[0]?.trim() ?? '';
	if (/\.(?:jsonl|ndjson)$/i.test(name)) return 'jsonl';
	return /^\{.*\}$/s.test(first) && isJson(first) ? 'jsonl' : 'csv';
}

function isJson(text: string): boolean {
	try {
		JSON.parse(text);
		return true;
	} catch {
		return false;
	}
}

function split(sample: string, dialect: Pick<Dialect, 'delimiter' | 'quote' | 'endsAtReturn'>) {
	const splitter = new RecordSplitter(dialect);
	const records = splitter.push(sample);
	// The last record may be cut off: it counts only where it is the only one.
	return (records.length > 0 ? records : splitter.end()).filter(({ text }) => text !== '');
}

/** Share of the records with the most frequent number of cells, 0 where that is one cell. */
function regularity(records: readonly { readonly cells: number }[]): number {
	const counts = new Map<number, number>();
	const sniffed = records.slice(0, SNIFFED);
	for (const { cells } of sniffed) counts.set(cells, (counts.get(cells) ?? 0) + 1);
	const [cells = 1, count = 0] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [];
	// Of two that are as regular, the one with more cells.
	return cells < 2 ? 0 : count / sniffed.length + Math.min(cells, 100) / 10_000;
}

/**
 * A header has distinct, short, filled names, none of them a number, an address or a sentence. Unlike Python's
 * csv.Sniffer it is assumed where that holds, as files of texts have one nearly always.
 */
function looksLikeHeader(
	sample: string,
	dialect: Pick<Dialect, 'delimiter' | 'quote' | 'endsAtReturn'>
): boolean {
	const [first] = split(sample, dialect);
	if (!first) return true;
	const unquoted = first.text.replaceAll(dialect.quote === '' ? '"' : dialect.quote, '');
	const names = unquoted.split(dialect.delimiter).map((name) => name.trim());
	return names.every(
		(name, index) =>
			name.length <= 60 &&
			(name !== '' || index === 0) &&
			!/^[-+]?[\d.,]+$|^https?:|^\d{4}-\d\d-\d\d|[.!?]$/.test(name) &&
			name.split(/\s+/).length <= (names.length === 1 ? 2 : 4)
	);
}
