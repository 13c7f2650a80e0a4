import { RowShaper } from '#lib/domain/batch/tables/shape-rows.ts';
import type { Dialect } from '#lib/domain/batch/tables/dialect.ts';
import type { TablePage, TableFile, TablePreview } from '#lib/ports/table-reader.ts';
import { tableCalls } from '#lib/protocol/table-calls.ts';
import { type MessageEnd, serveCalls } from '../serve-calls.ts';
import { previewText } from './preview-table.ts';
import { readSlice } from './read-bytes.ts';
import { attemptTable } from './table-failure.ts';
import { type RawPage, readTextRows } from './text-rows.ts';

/** Rows handed over at a time, at least: a page of a file of short rows has more. */
const PAGE_ROWS = 500;

/** The list of parts at the end of an archive: a workbook has some dozens. */
const DIRECTORY_BYTES = 200_000;

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

async function previewTable(file: TableFile, changes: Partial<Dialect>): Promise<TablePreview> {
	return (await isWorkbook(file))
		? (await import('./xlsx/preview-workbook.ts')).previewWorkbook(file, changes)
		: previewText(file, changes);
}

/** By its content: a ZIP archive that names the parts of a workbook at its end. */
async function isWorkbook(file: TableFile): Promise<boolean> {
	const [first, second] = await readSlice(file, 0, 2);
	if (first !== 0x50 || second !== 0x4b) return false;
	const tail = await readSlice(file, Math.max(0, file.size - DIRECTORY_BYTES), file.size);
	return new TextDecoder('latin1').decode(tail).includes('xl/workbook.xml');
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

async function* readRaw(
	file: TableFile,
	dialect: Dialect,
	columns: readonly string[]
): AsyncGenerator<RawPage, void, undefined> {
	if (dialect.format !== 'xlsx') yield* readTextRows(file, dialect, columns);
	else yield* (await import('./xlsx/xlsx-rows.ts')).readXlsxRows(file);
}
