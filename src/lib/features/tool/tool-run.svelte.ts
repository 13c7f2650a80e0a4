import type { InferenceError } from '#lib/domain/inference/inference-error.ts';
import type { RunProgress } from '#lib/domain/inference/progress.ts';
import type { ToolInputs, ToolResults } from '#lib/domain/tool-io.ts';
import type { ToolId } from '#lib/domain/tools.ts';
import type { ToolAnswer, ToolRunner } from '#lib/ports/tool-runner.ts';

export type RunStatus<T extends ToolId> =
	| { readonly kind: 'idle' }
	| {
			readonly kind: 'running';
			readonly progress: RunProgress | undefined;
			/** The answer so far, with the input that it is for. */
			readonly partial?: { readonly result: ToolResults[T]; readonly input: ToolInputs[T] };
	  }
	| { readonly kind: 'done'; readonly answer: ToolAnswer<T>; readonly input: ToolInputs[T] }
	| { readonly kind: 'failed'; readonly error: InferenceError };

/** One tool's run on its page: at most one at a time, and whatever was started can be stopped. */
export class ToolRun<T extends ToolId> {
	#status = $state.raw<RunStatus<T>>({ kind: 'idle' });
	#controller: AbortController | undefined;

	constructor(
		private readonly tool: T,
		private readonly runner: ToolRunner
	) {}

	get status(): RunStatus<T> {
		return this.#status;
	}

	get isRunning(): boolean {
		return this.#status.kind === 'running';
	}

	/** A second start while one runs stops the first. */
	async start(input: ToolInputs[T]): Promise<void> {
		this.#controller?.abort();
		const controller = new AbortController();
		this.#controller = controller;
		this.#status = { kind: 'running', progress: undefined };
		const outcome = await this.runner.run(this.tool, input, {
			signal: controller.signal,
			onProgress: (progress) => {
				if (this.#controller !== controller || this.#status.kind !== 'running') return;
				this.#status = { ...this.#status, progress };
			},
			onPartial: (result) => {
				if (this.#controller !== controller || this.#status.kind !== 'running') return;
				this.#status = { ...this.#status, partial: { result, input } };
			}
		});
		if (this.#controller !== controller) return;
		this.#controller = undefined;
		this.#status = outcome.ok
			? { kind: 'done', answer: outcome.value, input }
			: { kind: 'failed', error: outcome.error };
	}

	stop(): void {
		this.#controller?.abort();
	}

	/** Forgets the answer, for example because the text changed or the page is left. */
	reset(): void {
		this.stop();
		this.#controller = undefined;
		this.#status = { kind: 'idle' };
	}
}
