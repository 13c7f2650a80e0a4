import { detectDialect } from '#lib/domain/batch/tables/detect-dialect.ts';
import { detectEncoding } from '#lib/domain/batch/tables/detect-encoding.ts';
import type { Dialect, Encoding } from '#lib/domain/batch/tables/dialect.ts';
import { jsonColumns, jsonRow } from '#lib/domain/batch/tables/json-rows.ts';
import { RecordSplitter, type TextRecord } from '#lib/domain/batch/tables/record-splitter.ts';
import { RowShaper } from '#lib/domain/batch/tables/shape-rows.ts';
import type { TableFile, TablePreview } from '#lib/ports/table-reader.ts';
import { readCells } from './csv-cells.ts';
import { refuseForeign } from './foreign-files.ts';
import { readSlice } from './read-bytes.ts';
import { TableFailure } from './table-failure.ts';

/** Bytes that the preview and its guesses are made from. */
const SAMPLE_BYTES = 256_000;
/** Where no row ends in the sample, this much is looked at instead. */
const LARGE_SAMPLE_BYTES = 12_000_000;
const PREVIEW_ROWS = 20;
/** Characters of a cell that a preview shows. */
const PREVIEW_CHARACTERS = 500;

/** Looks at the start of a text table and guesses what was not said. Throws a TableFailure. */
export async function previewText(
	file: TableFile,
	changes: Partial<Dialect>
): Promise<TablePreview> {
	if (file.size === 0) throw new TableFailure({ kind: 'empty' });
	let sample = await readSlice(file, 0, Math.min(file.size, SAMPLE_BYTES));
	const encoding = changes.encoding ?? detectEncoding(sample);
	refuseForeign(sample, encoding);
	let preview = previewSample(sample, { file, encoding, changes });
	if (preview.rows.length === 0 && file.size > sample.length) {
		sample = await readSlice(file, 0, Math.min(file.size, LARGE_SAMPLE_BYTES));
		preview = previewSample(sample, { file, encoding, changes });
	}
	if (preview.rows.length === 0) {
		throw new TableFailure({ kind: preview.columns.length === 0 ? 'empty' : 'no-rows' });
	}
	return preview;
}

interface Around {
	readonly file: TableFile;
	readonly encoding: Encoding;
	readonly changes: Partial<Dialect>;
}

function previewSample(
	bytes: Uint8Array<ArrayBuffer>,
	{ file, encoding, changes }: Around
): TablePreview {
	const isWhole = bytes.length >= file.size;
	const text = new TextDecoder(encoding).decode(bytes, { stream: !isWhole });
	const dialect = { ...detectDialect(text, file.name), encoding, ...changes };
	const splitter = new RecordSplitter(dialect);
	const records = splitter.push(text);
	const all = isWhole ? [...records, ...splitter.end()] : records;
	const columns = dialect.format === 'jsonl' ? jsonColumns(all) : undefined;
	const shaper = new RowShaper(dialect.hasHeader && dialect.format === 'csv', columns);
	const rows = shaper.shape(
		columns ? all.map((record) => jsonRow(record, columns)) : readCells(all, dialect)
	);
	return {
		dialect,
		columns: shaper.columns ?? [],
		rows: rows.slice(0, PREVIEW_ROWS).map((row) => ({
			...row,
			cells: row.cells.map((cell) => cell.slice(0, PREVIEW_CHARACTERS))
		})),
		rowsInAll: isWhole
			? { count: rows.length, isExact: true }
			: {
					count: estimate(rows.length, records, text.length, file.size / bytes.length),
					isExact: false
				}
	};
}

/** Rows of the whole by the share of the sample that its whole records fill. */
function estimate(
	rows: number,
	records: readonly TextRecord[],
	characters: number,
	factor: number
): number {
	const filled = records.reduce((sum, { text }) => sum + text.length + 1, 0);
	return Math.round((rows / Math.max(1, filled)) * characters * factor);
}
