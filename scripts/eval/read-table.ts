import { readFileSync } from 'node:fs';
import { extname } from 'node:path';
import Papa from 'papaparse';
import { UsageError } from './usage-error.ts';

const DELIMITERS = [',', '\t', ';', '|'];
/** Lines that a delimiter is guessed from. */
const SNIFFED_LINES = 20;

export interface TableOptions {
	/** The first row holds names; otherwise columns are named 1, 2, 3 … */
	readonly hasHeader: boolean;
	/** A quotation mark is a character like any other. */
	readonly ignoresQuotes: boolean;
	/** Guessed from the name and the first lines where undefined. */
	readonly delimiter: string | undefined;
	/** Most rows to keep, from the first. */
	readonly limit: number | undefined;
}

export interface Table {
	readonly file: string;
	readonly columns: readonly string[];
	/** Every row has at least as many cells as there are columns. */
	readonly rows: readonly (readonly string[])[];
	/** What the reader had to guess or pass over. */
	readonly notes: readonly string[];
}

/** Reads CSV or TSV. Throws a UsageError where the file cannot be read or holds no rows. */
export function readTable(file: string, options: TableOptions): Table {
	const notes: string[] = [];
	// A bare CR in the middle of a line is no end of a line where others end in LF.
	const text = decode(readBytes(file), file, notes).replaceAll('\r\n', '\n');
	const newline = text.includes('\n') ? '\n' : '\r';
	const delimiter = options.delimiter ?? guessDelimiter(text, newline, file);
	const parse = (ignoresQuotes: boolean) =>
		Papa.parse<string[]>(text, {
			delimiter,
			newline,
			skipEmptyLines: true,
			...(ignoresQuotes ? { fastMode: true } : {})
		});

	const parsed = parse(options.ignoresQuotes);
	let { data } = parsed;
	const firstBroken = parsed.errors.find(({ type }) => type === 'Quotes');
	if (firstBroken && delimiter === '\t') {
		data = parse(true).data;
		notes.push(`${file}: quotes do not pair, so they were read as plain characters.`);
	} else if (firstBroken) {
		notes.push(
			`${file}: quotes do not pair near row ${(firstBroken.row ?? 0) + 1}: check the rows, or use --no-quotes.`
		);
	}

	const width = data.reduce((most, row) => Math.max(most, row.length), 0);
	const header = options.hasHeader ? data[0] : undefined;
	const columns =
		header?.map((name) => name.trim()) ?? Array.from({ length: width }, (_, i) => String(i + 1));
	const rows = data
		.slice(
			header ? 1 : 0,
			options.limit === undefined ? undefined : options.limit + (header ? 1 : 0)
		)
		.map((row) => columns.map((_, index) => row[index] ?? ''));
	if (rows.length === 0) throw new UsageError(`${file} has no rows.`);
	return { file, columns, rows, notes };
}

function readBytes(file: string): Buffer {
	try {
		return readFileSync(file);
	} catch (cause) {
		const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
		const reason = code === 'ENOENT' ? 'there is no such file' : code;
		throw new UsageError(`Cannot read ${file}: ${reason}.`);
	}
}

/** UTF-8 or UTF-16 with a mark; what is no UTF-8 is taken for Windows-1252, and said so. */
function decode(bytes: Buffer, file: string, notes: string[]): string {
	const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
	if (isUtf16) return new TextDecoder('utf-16le').decode(bytes);
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		notes.push(`${file}: not UTF-8, read as Windows-1252.`);
		return new TextDecoder('windows-1252').decode(bytes);
	}
}

/** By the name where its sign stands in the first line, else the sign that splits most lines alike. */
function guessDelimiter(text: string, newline: string, file: string): string {
	const lines = text.slice(0, 1_000_000).split(newline, SNIFFED_LINES).filter(Boolean);
	const [first = ''] = lines;
	const extension = extname(file).toLowerCase();
	const named = extension === '.csv' ? ',' : /^\.(?:tsv|tab)$/.test(extension) ? '\t' : undefined;
	if (named !== undefined && first.includes(named)) return named;
	const counted = DELIMITERS.map((delimiter) => {
		const counts = lines.map((line) => line.split(delimiter).length - 1);
		const [head = 0] = counts;
		const alike = head === 0 ? 0 : counts.filter((count) => count === head).length;
		return { delimiter, alike };
	});
	const best = counted.toSorted((a, b) => b.alike - a.alike)[0];
	return best === undefined || best.alike === 0 ? (named ?? ',') : best.delimiter;
}
