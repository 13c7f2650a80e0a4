import type { Corrections, JobRows } from '#lib/domain/batch/job-rows.ts';
import type { RowBlock } from '#lib/domain/batch/row-block.ts';
import type { BlockResults } from '#lib/domain/batch/row-result.ts';

/** Blocks kept open for the table; a screen shows rows of two or three, sorted ones of many. */
const OPEN_BLOCKS = 16;

export interface OpenBlock {
	readonly rows: RowBlock;
	readonly results: BlockResults;
	readonly corrections: Corrections;
}

/** The blocks of a job that were looked at last. */
export class BlockCache {
	readonly #blocks = new Map<number, Promise<OpenBlock | undefined>>();

	constructor(
		private readonly job: string,
		private readonly rows: JobRows
	) {}

	get(block: number): Promise<OpenBlock | undefined> {
		const opened = this.#blocks.get(block) ?? this.#open(block);
		// Moved to the end, it is the last to go.
		this.#blocks.delete(block);
		this.#blocks.set(block, opened);
		for (const oldest of this.#blocks.keys()) {
			if (this.#blocks.size <= OPEN_BLOCKS) break;
			this.#blocks.delete(oldest);
		}
		return opened;
	}

	forget(block: number): void {
		this.#blocks.delete(block);
	}

	async #open(block: number): Promise<OpenBlock | undefined> {
		const [rows, results, corrections] = await Promise.all([
			this.rows.rows(this.job, block),
			this.rows.results(this.job, block),
			this.rows.corrections(this.job, block)
		]);
		if (!rows.ok || !results.ok || !corrections.ok) return undefined;
		return { rows: rows.value, results: results.value, corrections: corrections.value };
	}
}
