import type { InferenceError } from '#lib/domain/inference/inference-error.ts';
import type { BrowserWriter, BrowserWriterState } from '#lib/ports/browser-writer.ts';

/** The model that the browser brings: whether it is there, and its download, which only the user begins. */
export class BrowserModel {
	#state = $state.raw<BrowserWriterState>('absent');
	#share = $state<number>();
	#error = $state.raw<InferenceError>();
	#controller: AbortController | undefined;

	constructor(private readonly writer: BrowserWriter) {}

	get state(): BrowserWriterState {
		return this.#state;
	}

	/** Browsers that bring one but cannot run it here have nothing to offer. */
	get isOffered(): boolean {
		return this.#state !== 'absent' && this.#state !== 'unavailable';
	}

	/** Of the download, from 0 to 1; undefined while this page has none going on. */
	get share(): number | undefined {
		return this.#share;
	}

	get error(): InferenceError | undefined {
		return this.#error;
	}

	async refresh(): Promise<void> {
		this.#state = await this.writer.state();
	}

	async fetch(): Promise<void> {
		const controller = new AbortController();
		this.#controller = controller;
		this.#error = undefined;
		this.#share = 0;
		const outcome = await this.writer.fetch((share) => {
			if (this.#controller === controller) this.#share = share;
		}, controller.signal);
		if (this.#controller !== controller) return;
		this.#controller = undefined;
		this.#share = undefined;
		if (!outcome.ok && outcome.error.kind !== 'aborted') this.#error = outcome.error;
		await this.refresh();
	}

	/** The browser may go on with the download by itself. */
	stop(): void {
		this.#controller?.abort();
	}
}
