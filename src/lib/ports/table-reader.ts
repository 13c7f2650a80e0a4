import type { Dialect } from '#lib/domain/batch/tables/dialect.ts';
import type { TableError } from '#lib/domain/batch/tables/table-error.ts';
import type { TableRow } from '#lib/domain/batch/tables/table-row.ts';
import type { Result } from '#lib/domain/result.ts';

/** What a browser's `File` offers, as far as a reader needs it: it is read slice by slice. */
export interface TableFile {
	readonly name: string;
	/** Bytes. */
	readonly size: number;
	slice(start: number, end: number): { arrayBuffer(): Promise<ArrayBuffer> };
}

export interface TablePreview {
	/** As found, with the user's changes in it. */
	readonly dialect: Dialect;
	/** Names as the file has them: they may be empty or alike. */
	readonly columns: readonly string[];
	/** The first rows. */
	readonly rows: readonly TableRow[];
	/** Rows of the whole file by its size, or exactly where the whole was seen. */
	readonly rowsInAll: { readonly count: number; readonly isExact: boolean };
}

export interface TablePage {
	readonly rows: readonly TableRow[];
	/** Bytes of the file read so far. */
	readonly bytesRead: number;
	/** Lines without a character, left out so far. */
	readonly emptyLines: number;
	readonly isLast: boolean;
}

/** A file being read from its start to its end, as fast as its pages are asked for. */
export interface OpenTable {
	next(): Promise<Result<TablePage, TableError>>;
	/** Ends reading before the last page. */
	close(): void;
}

/** Reads files of any size as tables, in little memory. Never throws for what a file or a user can do. */
export interface TableReader {
	preview(file: TableFile, changes: Partial<Dialect>): Promise<Result<TablePreview, TableError>>;
	open(file: TableFile, dialect: Dialect, columns: readonly string[]): OpenTable;
}
