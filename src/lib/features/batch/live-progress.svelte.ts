import type { JobFacts } from '#lib/domain/batch/batch-job.ts';
import { Pace } from '#lib/domain/batch/pace.ts';
import type { Attention } from '#lib/ports/attention.ts';

/** What the running job does between two writes to the store. */
export class LiveProgress {
	#unsaved = $state(0);
	#rate = $state.raw<{ readonly perSecond: number; readonly secondsLeft: number }>();
	#mayAsk: boolean = $state(false);
	readonly #pace = new Pace();

	constructor(private readonly attention: Attention) {
		this.#mayAsk = attention.canAsk();
	}

	/** Whether the user can be asked for leave to notify. */
	get mayAsk(): boolean {
		return this.#mayAsk;
	}

	async ask(): Promise<void> {
		await this.attention.ask();
		this.#mayAsk = false;
	}

	/** Rows that are done and not yet written. */
	get unsaved(): number {
		return this.#unsaved;
	}

	/** Nothing before there is something to measure. */
	get rate(): { readonly perSecond: number; readonly secondsLeft: number } | undefined {
		return this.#rate;
	}

	update({ done, rows }: JobFacts, unsaved: number, now: number): void {
		this.#unsaved = unsaved;
		this.#pace.add(now, done + unsaved);
		const perSecond = this.#pace.rowsPerSecond;
		const secondsLeft = this.#pace.secondsFor(rows - done - unsaved);
		if (perSecond !== undefined && secondsLeft !== undefined) {
			this.#rate = { perSecond, secondsLeft };
		}
	}

	clear(): void {
		this.#pace.clear();
		this.#unsaved = 0;
		this.#rate = undefined;
	}
}
