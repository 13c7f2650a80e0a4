import { guardFormula } from './formula-guard.ts';

export interface CsvOptions {
	/** Cells that a spreadsheet would run get an apostrophe. */
	readonly guardsFormulas: boolean;
}

/** One line of RFC 4180, with its line end. */
export function csvLine(cells: readonly string[], { guardsFormulas }: CsvOptions): string {
	const written = cells.map((cell) => quote(guardsFormulas ? guardFormula(cell) : cell));
	// A line without a character would be no row when it is read again.
	const line = written.length === 1 && written[0] === '' ? '""' : written.join(',');
	return `${line}\r\n`;
}

function quote(cell: string): string {
	return /[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** One line of JSON Lines. Columns of the same name are told apart by a number. */
export function jsonLine(columns: readonly string[], cells: readonly string[]): string {
	const row: Record<string, string> = {};
	for (const [place, cell] of cells.entries()) row[columns[place] ?? `column_${place + 1}`] = cell;
	return `${JSON.stringify(row)}\n`;
}

/** Names as the keys of JSON objects need them: none empty, no two alike. */
export function distinctNames(columns: readonly string[]): string[] {
	const taken = new Set<string>();
	return columns.map((column, place) => {
		const base = column === '' ? `column_${place + 1}` : column;
		let name = base;
		for (let number = 2; taken.has(name); number += 1) name = `${base}_${number}`;
		taken.add(name);
		return name;
	});
}
