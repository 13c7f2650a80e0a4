import { RowShaper } from '#lib/domain/batch/tables/shape-rows.ts';
import type { Dialect } from '#lib/domain/batch/tables/dialect.ts';
import type { TablePage, TableFile, TablePreview } from '#lib/ports/table-reader.ts';
import { tableCalls } from '#lib/protocol/table-calls.ts';
import { type MessageEnd, serveCalls } from '../serve-calls.ts';
import { previewText } from './preview-table.ts';
import { attemptTable } from './table-failure.ts';
import { type RawPage, readTextRows } from './text-rows.ts';

/** Rows handed over at a time, at least: a page of a file of short rows has more. */
const PAGE_ROWS = 500;

/** Answers the calls of one page. Runs in a worker; a test hands in its own end. */
export function serveTables(end: MessageEnd): void {
	let pages: AsyncGenerator<TablePage, TablePage, undefined> | undefined;
	serveCalls(end, tableCalls, {
		preview: ({ file, changes }) => attemptTable(() => previewTable(file, changes)),
		open: ({ file, dialect, columns }) => {
			pages = readPages(file, dialect, columns);
			return Promise.resolve(null);
		},
		next: () =>
			attemptTable(async () => {
				if (!pages) throw new Error('The first call is `open`.');
				const { value } = await pages.next();
				return value;
			})
	});
}

function previewTable(file: TableFile, changes: Partial<Dialect>): Promise<TablePreview> {
	return previewText(file, changes);
}

/** Rows of the whole file with what is odd about them; the last page says so. */
export async function* readPages(
	file: TableFile,
	dialect: Dialect,
	columns: readonly string[]
): AsyncGenerator<TablePage, TablePage, undefined> {
	const shaper = new RowShaper(dialect.hasHeader && dialect.format !== 'jsonl', columns);
	let rows: TablePage['rows'] = [];
	let bytesRead = 0;
	for await (const page of readRaw(file, dialect, columns)) {
		rows = rows.length === 0 ? shaper.shape(page.rows) : [...rows, ...shaper.shape(page.rows)];
		({ bytesRead } = page);
		if (rows.length < PAGE_ROWS) continue;
		yield { rows, bytesRead, emptyLines: shaper.emptyLines, isLast: false };
		rows = [];
	}
	return { rows, bytesRead, emptyLines: shaper.emptyLines, isLast: true };
}

function readRaw(
	file: TableFile,
	dialect: Dialect,
	columns: readonly string[]
): AsyncGenerator<RawPage, void, undefined> {
	return readTextRows(file, dialect, columns);
}
