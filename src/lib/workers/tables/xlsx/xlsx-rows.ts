import type { RawRow } from '#lib/domain/batch/tables/shape-rows.ts';
import type { TableFile } from '#lib/ports/table-reader.ts';
import type { RawPage } from '../text-rows.ts';
import { openPackage } from './open-package.ts';
import { parsePart, readWorkbook, type Workbook } from './workbook.ts';

/** A sheet of a million rows has about 300 MB of XML; it is read piece by piece. */
const MAX_SHEET_BYTES = 2_000_000_000;
const MAX_COLUMNS = 16_384;
const DAY_MS = 86_400_000;
/** 1899-12-30, from which spreadsheets count days. */
const FIRST_DAY_MS = Date.UTC(1899, 11, 30);

/** Rows of the first sheet of a workbook; a row's line is its number in the sheet. */
export async function* readXlsxRows(file: TableFile): AsyncGenerator<RawPage, void, undefined> {
	const archive = await openPackage(file);
	const workbook = await readWorkbook(archive);
	let rows: RawRow[] = [];
	let cells: string[] = [];
	let [line, column, value, type, style, isValue] = [0, 0, '', '', 0, false];
	const steps = parsePart(archive.read(workbook.sheet, MAX_SHEET_BYTES), {
		open: (name, attributes) => {
			if (name === 'row') {
				line = Number(attributes['r'] ?? line + 1) || line + 1;
				cells = [];
				column = -1;
			} else if (name === 'c') {
				const place = columnOf(attributes['r'] ?? '');
				column = place === undefined ? column + 1 : place;
				type = attributes['t'] ?? 'n';
				style = Number(attributes['s'] ?? 0);
				value = '';
			} else if (name === 'v' || name === 't') isValue = true;
		},
		text: (text) => {
			if (isValue) value += text;
		},
		close: (name) => {
			if (name === 'v' || name === 't') isValue = false;
			else if (name === 'c' && column < MAX_COLUMNS) {
				while (cells.length < column) cells.push('');
				cells[column] = cellText(value, type, style, workbook);
			} else if (name === 'row') rows.push({ line: Math.max(1, line), cells });
		}
	});
	while (!(await steps.next()).done) {
		if (rows.length === 0) continue;
		yield { rows, bytesRead: file.size };
		rows = [];
	}
	yield { rows, bytesRead: file.size };
}

/** "C7" is column 2. */
function columnOf(reference: string): number | undefined {
	const letters = /^[A-Z]{1,3}/.exec(reference)?.[0];
	if (letters === undefined) return undefined;
	let column = 0;
	for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
	return column - 1;
}

function cellText(value: string, type: string, style: number, workbook: Workbook): string {
	if (type === 's') return workbook.strings[Number(value)] ?? '';
	if (type === 'b') return value === '1' ? 'TRUE' : 'FALSE';
	const number = Number(value);
	const isDate = type === 'n' && value !== '' && workbook.dateStyles[style] === true;
	if (!isDate || !Number.isFinite(number) || Math.abs(number) > 3_000_000) return value;
	const at = new Date(FIRST_DAY_MS + Math.round((number + workbook.firstDay) * DAY_MS));
	const text = at.toISOString();
	return Number.isInteger(number) ? text.slice(0, 10) : text.slice(0, 19).replace('T', ' ');
}
