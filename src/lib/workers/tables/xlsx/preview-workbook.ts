import type { Dialect } from '#lib/domain/batch/tables/dialect.ts';
import { RowShaper } from '#lib/domain/batch/tables/shape-rows.ts';
import type { TableRow } from '#lib/domain/batch/tables/table-row.ts';
import type { TableFile, TablePreview } from '#lib/ports/table-reader.ts';
import { TableFailure } from '../table-failure.ts';
import { readXlsxRows } from './xlsx-rows.ts';

const PREVIEW_ROWS = 20;
const PREVIEW_CHARACTERS = 500;

/** The first rows of a workbook. All rows are counted, as the sheet's own count is often wrong. */
export async function previewWorkbook(
	file: TableFile,
	changes: Partial<Dialect>
): Promise<TablePreview> {
	const dialect: Dialect = {
		encoding: 'utf-8',
		delimiter: ',',
		quote: '"',
		endsAtReturn: false,
		hasHeader: true,
		...changes,
		format: 'xlsx'
	};
	const shaper = new RowShaper(dialect.hasHeader);
	const rows: TableRow[] = [];
	let count = 0;
	for await (const page of readXlsxRows(file)) {
		for (const row of shaper.shape(page.rows)) {
			count += 1;
			if (rows.length >= PREVIEW_ROWS) continue;
			rows.push({ ...row, cells: row.cells.map((cell) => cell.slice(0, PREVIEW_CHARACTERS)) });
		}
	}
	if (count === 0) throw new TableFailure({ kind: shaper.columns ? 'no-rows' : 'empty' });
	return { dialect, columns: shaper.columns ?? [], rows, rowsInAll: { count, isExact: true } };
}
