/** What spreadsheets take for the start of a formula (OWASP, CSV Injection). */
const START = /^[=+\-@\t\r]/;
/** A number is no formula: it stays one. */
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

/** Puts an apostrophe before a cell that a spreadsheet would run: it then shows it as text. */
export function guardFormula(cell: string): string {
	return START.test(cell) && !NUMBER.test(cell) ? `'${cell}` : cell;
}
