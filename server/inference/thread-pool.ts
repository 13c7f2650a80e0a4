import { fileURLToPath } from 'node:url';
import { Piscina } from 'piscina';
import { err, ok } from '#lib/domain/result.ts';
import type { InferenceFailure } from './inference-failure.ts';
import type { TaskAnswers, TaskPool } from './task-pool.ts';
import { closeRuntime, newSwitchMemory, raiseStop } from './task-switch.ts';
import { taskAnswerSchema, type Task, type WorkItem } from './work-item.ts';

const ENTRY = fileURLToPath(new URL('./thread-entry.mjs', import.meta.url));

/** A thread that does not stop by itself within this time is ended. A single batch takes less. */
const STOP_PATIENCE_MS = 5000;
/** Between two looks whether a thread has left native code. */
const LOOK_AGAIN_MS = 20;

export interface ThreadPoolOptions {
	readonly threads: number;
	/** Threads of ONNX Runtime in each. More threads of ours do more than more of these. */
	readonly runtimeThreads: number;
	readonly modelFolder: string;
	/** Another script, for tests. */
	readonly entry?: string;
	readonly stopPatienceMs?: number;
	/** Is told when a thread has ended by itself. */
	readonly onCrash?: ((error: Error) => void) | undefined;
}

/**
 * Threads that each run one task at a time. A dead thread is replaced; what to do with its task is the caller's
 * decision.
 */
export class ThreadPool implements TaskPool {
	readonly size: number;
	readonly #pool: Piscina;
	readonly #patienceMs: number;
	readonly #running = new Set<Promise<TaskAnswers>>();
	readonly #end = new AbortController();

	constructor(options: ThreadPoolOptions) {
		const { threads, runtimeThreads, modelFolder, entry, onCrash } = options;
		this.size = threads;
		this.#patienceMs = options.stopPatienceMs ?? STOP_PATIENCE_MS;
		this.#pool = new Piscina({
			filename: entry ?? ENTRY,
			minThreads: threads,
			maxThreads: threads,
			concurrentTasksPerWorker: 1,
			// Idle threads wait for messages, not in Atomics.wait: loading a model needs their event loop.
			atomics: 'disabled',
			recordTiming: false,
			workerData: { modelFolder, threads: runtimeThreads }
		});
		this.#pool.on('error', (error) => onCrash?.(asError(error)));
	}

	async warm(): Promise<TaskAnswers> {
		const loads = Array.from({ length: this.size }, () => this.run([]));
		const answers = await Promise.all(loads);
		return answers.find((answer) => !answer.ok) ?? ok([]);
	}

	/** A thread that does not heed the signal in time is ended, though not while native code runs in it. */
	async run(items: readonly WorkItem[], signal?: AbortSignal): Promise<TaskAnswers> {
		const running = this.#run(items, [this.#end.signal, ...(signal ? [signal] : [])]);
		this.#running.add(running);
		return running.finally(() => this.#running.delete(running));
	}

	/** Tasks that run are stopped as by their signal. */
	async end(): Promise<void> {
		this.#end.abort();
		await Promise.all(this.#running);
		await this.#pool.destroy();
	}

	async #run(items: readonly WorkItem[], signals: readonly AbortSignal[]): Promise<TaskAnswers> {
		if (signals.some(({ aborted }) => aborted)) return err({ kind: 'aborted' });
		const stop = newSwitchMemory();
		const kill = new AbortController();
		let timer: NodeJS.Timeout | undefined;
		const endThread = () => {
			if (closeRuntime(stop)) kill.abort();
			else timer = setTimeout(endThread, LOOK_AGAIN_MS);
		};
		const onAbort = () => {
			raiseStop(stop);
			timer ??= setTimeout(endThread, this.#patienceMs);
		};
		for (const signal of signals) signal.addEventListener('abort', onAbort, { once: true });
		try {
			const task: Task = { items: [...items], stop };
			const answer: unknown = await this.#pool.run(task, { signal: kill.signal });
			return unpack(answer);
		} catch (cause) {
			return err(failureOf(cause, kill.signal.aborted));
		} finally {
			clearTimeout(timer);
			for (const signal of signals) signal.removeEventListener('abort', onAbort);
		}
	}
}

function unpack(message: unknown): TaskAnswers {
	const answer = taskAnswerSchema.parse(message);
	switch (answer.kind) {
		case 'done':
			return ok(answer.answers);
		case 'stopped':
			return err({ kind: 'aborted' });
		case 'model-missing':
		case 'model-corrupt':
			return err(answer);
	}
}

function failureOf(cause: unknown, isKilled: boolean): InferenceFailure {
	if (isKilled) return { kind: 'aborted' };
	const { name, message } = asError(cause);
	// Piscina knows no kind of error for it.
	const isCrash = /^worker exited|terminat|out of memory/i.test(message);
	return isCrash ? { kind: 'thread-crashed' } : { kind: 'internal', name };
}

function asError(cause: unknown): Error {
	return cause instanceof Error ? cause : new Error(String(cause));
}
