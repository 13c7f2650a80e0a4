import { planChunks } from '#lib/domain/inference/chunk-plan.ts';
import type { InferenceError } from '#lib/domain/inference/inference-error.ts';
import type { LoadedModel } from '#lib/domain/inference/run-info.ts';
import { err, ok, type Result } from '#lib/domain/result.ts';
import type { ToolId } from '#lib/domain/tools.ts';
import type { ScoringTool, Verdict } from '#lib/domain/verdict.ts';
import type { RunOptions } from '#lib/ports/text-model.ts';
import type { CallOptions } from './rpc-client.ts';
import { ToolWorker, type ToolWorkerOptions } from './tool-worker.ts';

/** More one-thread workers than this gain nothing for models of this size. */
const MAX_WORKERS = 4;

type Outcome<T> = Result<T, InferenceError>;

interface Machine {
	readonly cores: number;
	/** As `navigator.deviceMemory` tells it, at most 8; undefined where the browser does not. */
	readonly memoryGib: number | undefined;
}

/** One worker a core; fewer where memory is short, as each holds a model of its own (about 40 MB; 90 on ONNX Runtime). */
export function poolSize({ cores, memoryGib = 4 }: Machine): number {
	const byMemory = memoryGib <= 2 ? 1 : memoryGib <= 4 ? 2 : MAX_WORKERS;
	return Math.max(1, Math.min(cores, byMemory, MAX_WORKERS));
}

export interface WorkerPoolOptions extends Omit<ToolWorkerOptions, 'load'> {
	readonly size: number;
	readonly load: Omit<ToolWorkerOptions['load'], 'threads'>;
}

export interface PoolRun<T> extends RunOptions {
	/** Called for every item when its chunk is done, in any order. */
	readonly onAnswer?: ((index: number, answer: T) => void) | undefined;
}

/**
 * Several workers of one model for long jobs, each on one thread: for batches that is faster than one
 * worker with as many threads. Idle workers end by themselves; a call whose worker died is run once more.
 */
export class WorkerPool {
	readonly #workers: readonly ToolWorker[];

	constructor({ size, load, ...options }: WorkerPoolOptions) {
		this.#workers = Array.from(
			{ length: size },
			() => new ToolWorker({ ...options, load: { ...load, threads: 1 } })
		);
	}

	/** Loads the model in every worker; answers for the first one that failed, where one did. */
	async warm(): Promise<Outcome<LoadedModel>> {
		// One after the other: the first fetches the files, the others find them in the cache.
		let last: Outcome<LoadedModel> = err({ kind: 'aborted' });
		for (const worker of this.#workers) {
			last = await worker.warm();
			if (!last.ok) break;
		}
		return last;
	}

	/** Unit vectors, one a text, in the order given. */
	embed(texts: readonly string[], options?: RunOptions): Promise<Outcome<Float32Array[]>> {
		return this.#spread(texts, planChunks(texts), options, (worker, own, run) =>
			worker.call('embed', { texts: own }, run)
		);
	}

	/** Labels and probabilities, one a text, in the order given. */
	score(
		tool: ScoringTool,
		texts: readonly string[],
		options?: PoolRun<Verdict>
	): Promise<Outcome<Verdict[]>> {
		return this.#spread(texts, planChunks(texts), options, (worker, own, run) =>
			worker.call('score', { tool, texts: own }, run)
		);
	}

	/** Whole answers of a tool, one an input, in the order given; inputs and answers are the caller's to parse. */
	analyze(
		tool: ToolId,
		inputs: readonly unknown[],
		options?: RunOptions
	): Promise<Outcome<unknown[]>> {
		const chunks = inputs.map((_, index) => [index]);
		return this.#spread<unknown, unknown>(inputs, chunks, options, async (worker, [input], run) => {
			const answer = await worker.call('analyze', { tool, input }, run);
			return answer.ok ? ok({ result: [answer.value.result] }) : answer;
		});
	}

	/**
	 * As `analyze`, but an input that fails keeps its error and the others go on; what is wrong with the device or
	 * the worker fails them all.
	 */
	analyzeEach(
		tool: ToolId,
		inputs: readonly unknown[],
		options?: PoolRun<Outcome<unknown>>
	): Promise<Outcome<Outcome<unknown>[]>> {
		const chunks = inputs.map((_, index) => [index]);
		return this.#spread<unknown, Outcome<unknown>>(
			inputs,
			chunks,
			options,
			async (worker, [input], run) => {
				const answer = await worker.call('analyze', { tool, input }, run);
				if (answer.ok) return ok({ result: [ok(answer.value.result)] });
				const isOwn = answer.error.kind === 'invalid-input' || answer.error.kind === 'internal';
				return isOwn ? ok({ result: [answer] }) : answer;
			}
		);
	}

	/** Ends all workers now; what runs is answered as aborted. */
	end(): void {
		for (const worker of this.#workers) worker.end();
	}

	/** Every worker takes the next chunk when it is done with one. The first failure stops all. */
	async #spread<I, T>(
		items: readonly I[],
		chunks: readonly (readonly number[])[],
		{ signal, onProgress, onAnswer }: PoolRun<T> = {},
		run: (
			worker: ToolWorker,
			items: I[],
			options: CallOptions
		) => Promise<Outcome<{ readonly result: readonly T[] }>>
	): Promise<Outcome<T[]>> {
		const stop = new AbortController();
		const signals = signal ? AbortSignal.any([signal, stop.signal]) : stop.signal;
		const answers = new Map<number, T>();
		const queue = [...chunks];
		let failure: InferenceError | undefined;

		const work = async (worker: ToolWorker): Promise<void> => {
			for (let chunk = queue.shift(); chunk && !failure; chunk = queue.shift()) {
				const own = chunk.flatMap((index) => items.slice(index, index + 1));
				const outcome = await run(worker, own, { signal: signals });
				if (!outcome.ok) {
					failure ??= outcome.error;
					stop.abort();
					return;
				}
				const { result } = outcome.value;
				for (const [place, index] of chunk.entries()) {
					for (const answer of result.slice(place, place + 1)) {
						answers.set(index, answer);
						onAnswer?.(index, answer);
					}
				}
				onProgress?.(answers.size, items.length);
			}
		};
		if (signal?.aborted) return err({ kind: 'aborted' });
		await Promise.all(this.#workers.slice(0, chunks.length).map(work));
		if (failure) return err(failure);
		if (answers.size < items.length) {
			return err({ kind: 'internal', message: 'A worker left texts without an answer.' });
		}
		return ok([...answers].sort(([a], [b]) => a - b).map(([, answer]) => answer));
	}
}
