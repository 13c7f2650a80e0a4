import type { BlockRunner } from './run-block.ts';

/** How often an idle process looks whether another has left it something. */
const POLL_MS = 2000;

/**
 * Works through batches, a block at a time, the one that waited longest first. A block's results and the counts are
 * one transaction, so a process may be killed at any moment: the block is done again by whoever comes next.
 */
export class BatchRunner {
	readonly #end = new AbortController();
	#timer: NodeJS.Timeout | undefined;
	#working: Promise<void> | undefined;

	constructor(private readonly blocks: BlockRunner) {}

	/** Begins, and goes on until `end`. */
	start(): void {
		if (this.#end.signal.aborted || this.#working) return;
		clearTimeout(this.#timer);
		this.#working = this.#work().finally(() => {
			this.#working = undefined;
			if (this.#end.signal.aborted) return;
			this.#timer = setTimeout(() => this.start(), POLL_MS).unref();
		});
	}

	/** Gives up what runs: it is not written and will be done again. */
	async end(): Promise<void> {
		this.#end.abort();
		clearTimeout(this.#timer);
		await this.#working;
	}

	/** Until nothing is left to do. */
	async #work(): Promise<void> {
		const { signal } = this.#end;
		while (!signal.aborted && (await this.blocks.runNext(signal)));
	}
}
