import { entryOfRun } from '#lib/domain/history/entry-of-run.ts';
import type { InferenceError } from '#lib/domain/inference/inference-error.ts';
import type { RunProgress } from '#lib/domain/inference/progress.ts';
import type { LimitReached } from '#lib/domain/limits/rate-limiter.ts';
import { ok, type Result } from '#lib/domain/result.ts';
import type { ToolInputs, ToolResults } from '#lib/domain/tool-io.ts';
import type { ToolId } from '#lib/domain/tools.ts';
import type { StoreError } from '#lib/ports/store-error.ts';
import type { ToolAnswer, ToolRunner } from '#lib/ports/tool-runner.ts';
import type { RunGate } from './run-gate.ts';

interface AnswerSoFar<T extends ToolId> {
	readonly result: ToolResults[T];
	readonly input: ToolInputs[T];
}

export type RunStatus<T extends ToolId> =
	| { readonly kind: 'idle' }
	| {
			readonly kind: 'running';
			readonly progress: RunProgress | undefined;
			/** The answer so far, with the input that it is for. */
			readonly partial?: AnswerSoFar<T>;
	  }
	| {
			readonly kind: 'done';
			readonly answer: ToolAnswer<T>;
			readonly input: ToolInputs[T];
			/** Why it is not in the history. */
			readonly notKept?: StoreError;
			/** When it was given, in milliseconds since 1970, where it comes from the history. */
			readonly recordedAt?: number;
	  }
	| {
			readonly kind: 'failed';
			readonly error: InferenceError | LimitReached;
			/** What was there when the run was stopped: it is kept, as the user has seen it come. */
			readonly partial?: AnswerSoFar<T>;
	  };

type Outcome<T extends ToolId> = Result<ToolAnswer<T>, InferenceError | LimitReached>;

/** One tool's run on its page: at most one at a time, and whatever was started can be stopped. */
export class ToolRun<T extends ToolId> {
	#status = $state.raw<RunStatus<T>>({ kind: 'idle' });
	#controller: AbortController | undefined;

	constructor(
		private readonly tool: T,
		private readonly runner: ToolRunner,
		private readonly gate: RunGate
	) {}

	get status(): RunStatus<T> {
		return this.#status;
	}

	get isRunning(): boolean {
		return this.#status.kind === 'running';
	}

	/**
	 * A second start while one runs stops the first. An answer that is known already takes the place of the last one at once,
	 * with nothing between them: where it is the same, the screen has nothing to draw.
	 */
	async start(input: ToolInputs[T]): Promise<void> {
		this.#controller?.abort();
		const controller = new AbortController();
		this.#controller = controller;
		const known = await this.runner.cached(this.tool, input);
		if (this.#controller !== controller) return;
		if (!known) this.#status = { kind: 'running', progress: undefined };
		const outcome = known ? ok(known) : await this.#counted(input, controller);
		if (this.#controller !== controller) return;
		this.#controller = undefined;
		if (!outcome.ok) {
			this.#fail(outcome.error);
			return;
		}
		const done = { kind: 'done', answer: outcome.value, input } as const;
		this.#status = done;
		const { result, info } = outcome.value;
		const kept = await this.gate.remember(entryOfRun(this.tool, input, result, info));
		// The answer stays on the screen whatever became of its entry.
		if (!kept.ok && this.#status === done) this.#status = { ...done, notKept: kept.error };
	}

	/** Shows an answer of the past with its input, as if it had just been given. */
	restore(answer: ToolAnswer<T>, input: ToolInputs[T], recordedAt: number): void {
		this.reset();
		this.#status = { kind: 'done', answer, input, recordedAt };
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

	#fail(error: InferenceError | LimitReached): void {
		const before = this.#status;
		const partial = before.kind === 'running' ? before.partial : undefined;
		const keeps = error.kind === 'aborted' && partial !== undefined;
		this.#status = { kind: 'failed', error, ...(keeps && { partial }) };
	}

	/** A run is counted first, and given back if it gave no answer. */
	async #counted(input: ToolInputs[T], controller: AbortController): Promise<Outcome<T>> {
		const taken = await this.gate.take();
		if (!taken.ok) return taken;
		const outcome = await this.#run(input, controller);
		if (!outcome.ok || outcome.value.info.isCached || this.#controller !== controller) {
			taken.value();
		}
		return outcome;
	}

	#run(input: ToolInputs[T], controller: AbortController): Promise<Outcome<T>> {
		const isShown = () => this.#controller === controller;
		return this.runner.run(this.tool, input, {
			signal: controller.signal,
			onProgress: (progress) => {
				if (!isShown() || this.#status.kind !== 'running') return;
				this.#status = { ...this.#status, progress };
			},
			onPartial: (result) => {
				if (!isShown() || this.#status.kind !== 'running') return;
				this.#status = { ...this.#status, partial: { result, input } };
			}
		});
	}
}
