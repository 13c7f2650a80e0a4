import { isSevere, type RowIssue, type TableRow } from './table-row.ts';

/** A row as a reader finds it, before anything is known of the table's width. */
export interface RawRow {
	readonly line: number;
	readonly cells: readonly string[];
	readonly issue?: RowIssue;
}

/**
 * Turns raw rows into rows of one table: takes the header off, leaves empty lines out and counts them, and notes
 * what is odd about a row. The cells stay as they are but for those missing at the end.
 */
export class RowShaper {
	#columns: readonly string[] | undefined;
	#emptyLines = 0;
	#needsHeader: boolean;

	constructor(hasHeader: boolean, columns?: readonly string[]) {
		this.#needsHeader = hasHeader;
		this.#columns = columns;
	}

	/** Names as the header has them; "Column 1" and so on where there is none. Undefined before the first row. */
	get columns(): readonly string[] | undefined {
		return this.#columns;
	}

	get emptyLines(): number {
		return this.#emptyLines;
	}

	shape(rows: readonly RawRow[]): TableRow[] {
		const shaped: TableRow[] = [];
		for (const row of rows) {
			const isEmpty = row.cells.length <= 1 && (row.cells[0] ?? '') === '';
			if (isEmpty && !row.issue) this.#emptyLines += 1;
			else if (this.#needsHeader) this.#takeHeader(row);
			else shaped.push(this.#shape(row));
		}
		return shaped;
	}

	#takeHeader({ cells }: RawRow): void {
		this.#needsHeader = false;
		this.#columns ??= [...cells];
	}

	#shape({ line, cells, issue: found }: RawRow): TableRow {
		this.#columns ??= cells.map((_, index) => `Column ${index + 1}`);
		const expected = this.#columns.length;
		const issue =
			(found && isSevere(found) ? found : undefined) ??
			countIssue(cells.length, expected) ??
			found ??
			letterIssue(cells);
		const missing = Array.from({ length: Math.max(0, expected - cells.length) }, () => '');
		return { line, cells: [...cells, ...missing], ...(issue ? { issue } : {}) };
	}
}

function countIssue(found: number, expected: number): RowIssue | undefined {
	if (found === expected) return undefined;
	return { kind: found < expected ? 'too-few-cells' : 'too-many-cells', found, expected };
}

function letterIssue(cells: readonly string[]): RowIssue | undefined {
	if (cells.some((cell) => cell.includes('\0'))) return { kind: 'nul' };
	// A lone surrogate cannot be written in any encoding either.
	const isBroken = (cell: string) => cell.includes('\ufffd') || !cell.isWellFormed();
	return cells.some(isBroken) ? { kind: 'broken-letters' } : undefined;
}
