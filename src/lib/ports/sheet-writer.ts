import type { FileTarget } from './file-saver.ts';

/** Writes a workbook of one sheet, row after row, into a file. */
export interface SheetWriter {
	/** @param numeric places of cells that are numbers where they are filled */
	row(cells: readonly string[], numeric: readonly number[]): Promise<void>;
	close(): Promise<void>;
}

export type OpenSheet = (target: FileTarget) => Promise<SheetWriter>;
