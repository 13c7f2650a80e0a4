import type { Dialect } from '#lib/domain/batch/tables/dialect.ts';
import { jsonRow } from '#lib/domain/batch/tables/json-rows.ts';
import { RecordSplitter, type TextRecord } from '#lib/domain/batch/tables/record-splitter.ts';
import type { RawRow } from '#lib/domain/batch/tables/shape-rows.ts';
import type { TableFile } from '#lib/ports/table-reader.ts';
import { readCells } from './csv-cells.ts';
import { readPieces } from './read-bytes.ts';

export interface RawPage {
	readonly rows: readonly RawRow[];
	readonly bytesRead: number;
}

/** Rows of a CSV or JSON Lines file, page by page. */
export async function* readTextRows(
	file: TableFile,
	dialect: Dialect,
	columns: readonly string[]
): AsyncGenerator<RawPage, void, undefined> {
	const toRows = (records: readonly TextRecord[]) =>
		dialect.format === 'jsonl'
			? records.map((record) => jsonRow(record, columns))
			: readCells(records, dialect);
	const splitter = new RecordSplitter(dialect);
	const decoder = new TextDecoder(dialect.encoding);
	let bytesRead = 0;
	for await (const piece of readPieces(file)) {
		bytesRead = piece.bytesRead;
		const records = splitter.push(decoder.decode(piece.bytes, { stream: true }));
		yield { rows: toRows(records), bytesRead };
	}
	const last = [...splitter.push(decoder.decode()), ...splitter.end()];
	yield { rows: toRows(last), bytesRead };
}
