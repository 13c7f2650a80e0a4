import { z } from 'zod';
import { type TableRow, tableRowSchema } from './tables/table-row.ts';

/** Rows that are stored, computed and checkpointed together. */
export const rowBlockSchema = z.array(tableRowSchema);
export type RowBlock = z.infer<typeof rowBlockSchema>;

/** How far a block is; of every block of a job this stands readable. */
export const blockStateSchema = z.object({
	/** From 0. */
	index: z.int().min(0),
	rows: z.int().positive(),
	/** Rows with a result or an error. */
	done: z.int().min(0),
	/** Rows that end in an error. */
	failed: z.int().min(0)
});
export type BlockState = z.infer<typeof blockStateSchema>;

const MAX_ROWS = 250;
/** A block of long rows is closed sooner, so that it never takes more memory than one row alone would. */
const MAX_CHARACTERS = 2_000_000;

/** Gathers rows into blocks. */
export class BlockBuilder {
	#rows: TableRow[] = [];
	#characters = 0;

	/** The blocks that are full with these rows. */
	push(rows: readonly TableRow[]): RowBlock[] {
		const full: RowBlock[] = [];
		for (const row of rows) {
			this.#rows.push(row);
			this.#characters += row.cells.reduce((sum, cell) => sum + cell.length, 0);
			if (this.#rows.length >= MAX_ROWS || this.#characters >= MAX_CHARACTERS) {
				full.push(...this.end());
			}
		}
		return full;
	}

	/** What is left. */
	end(): RowBlock[] {
		const rows = this.#rows;
		this.#rows = [];
		this.#characters = 0;
		return rows.length === 0 ? [] : [rows];
	}
}

/** Finds the block of a row. */
export class BlockMap {
	/** Number of the first row of each block, and of all rows at the end. */
	readonly #starts: number[] = [0];

	constructor(blocks: readonly Pick<BlockState, 'rows'>[]) {
		for (const { rows } of blocks) this.#starts.push(this.rows + rows);
	}

	get rows(): number {
		return this.#starts.at(-1) ?? 0;
	}

	get blocks(): number {
		return this.#starts.length - 1;
	}

	startOf(block: number): number {
		return this.#starts[block] ?? this.rows;
	}

	/** By binary search. */
	placeOf(row: number): { readonly block: number; readonly place: number } {
		let low = 0;
		let high = this.#starts.length - 2;
		while (low < high) {
			const middle = Math.ceil((low + high) / 2);
			if (this.startOf(middle) <= row) low = middle;
			else high = middle - 1;
		}
		return { block: low, place: row - this.startOf(low) };
	}
}
