import { err, ok, type Result } from '#lib/domain/result.ts';
import type { InferenceFailure } from './inference-failure.ts';
import type { QueueObserver } from './queue-observer.ts';
import type { TaskPool } from './task-pool.ts';
import { isLong, takeNext, type Waiting } from './waiting-items.ts';
import { estimateTokens, type WorkAnswer, type WorkItem } from './work-item.ts';

/**
 * So long a free thread waits for as many items as the last task had. Who got an answer of that task and asks again comes
 * together with the others: eight together are computed in half the time of eight by themselves.
 */
const COLLECT_MS = 10;
const TASK_LIMITS = { tokenBudget: 512, maxItems: 32 } as const;

export type Outcome = Result<WorkAnswer, InferenceFailure>;

export interface SubmitOptions {
	/** Ends what of it waits or runs. */
	readonly signal?: AbortSignal | undefined;
	readonly isBackground?: boolean;
}

interface Entry extends Waiting {
	readonly signal: AbortSignal | undefined;
	readonly since: number;
	hasCrashed: boolean;
	readonly settle: (outcome: Outcome) => void;
}

/**
 * The bounded queue in front of the threads. Items that arrive within a few milliseconds of each other are
 * computed together; while all threads are busy, what waits grows into larger tasks.
 */
export class InferenceQueue {
	readonly #waiting: Entry[] = [];
	#running = 0;
	#runningLong = 0;
	#timer: NodeJS.Timeout | undefined;
	/** Whether tasks are taken at the end of this turn of the event loop. */
	#isDue = false;
	/** Items of the last task. */
	#expected = 1;
	/** Milliseconds that an item takes, smoothed: for Retry-After. */
	#itemMs = 20;

	/** @param maxWaiting items; more are refused */
	constructor(
		private readonly runner: Pick<TaskPool, 'size' | 'run'>,
		private readonly maxWaiting: number,
		private readonly observer: QueueObserver
	) {}

	get waiting(): number {
		return this.#waiting.length;
	}

	get running(): number {
		return this.#running;
	}

	/** All of the items or none are taken. One outcome an item, in order. */
	submit(items: readonly WorkItem[], options: SubmitOptions = {}): Promise<readonly Outcome[]> {
		if (this.#waiting.length + items.length > this.maxWaiting) {
			const failure = { kind: 'queue-full', retryAfterSeconds: this.#retryAfter() } as const;
			this.observer.refused(items.length);
			return Promise.resolve(items.map(() => err(failure)));
		}
		const { signal } = options;
		if (signal?.aborted) {
			const error = failureOfSignal(signal);
			return Promise.resolve(items.map(() => err(error)));
		}
		const entries: Entry[] = [];
		const outcomes = items.map((item) => {
			return new Promise<Outcome>((settle) => entries.push(newEntry(item, options, settle)));
		});
		this.#waiting.push(...entries);
		const onAbort = () => this.#drop(entries, failureOfSignal(signal));
		signal?.addEventListener('abort', onAbort, { once: true });
		if (items.length > 0) this.#wake();
		return Promise.all(outcomes).finally(() => signal?.removeEventListener('abort', onAbort));
	}

	/** Those that still wait; what runs is stopped by its task's signal. */
	#drop(entries: readonly Entry[], failure: InferenceFailure): void {
		const dropped = new Set(entries);
		const stillWaiting = this.#waiting.filter((entry) => dropped.has(entry));
		const left = this.#waiting.filter((entry) => !dropped.has(entry));
		this.#waiting.splice(0, this.#waiting.length, ...left);
		for (const { settle } of stillWaiting) settle(err(failure));
	}

	#wake(): void {
		if (this.#running >= this.runner.size || this.#waiting.length === 0) return;
		if (this.#waiting.length < this.#expected) {
			this.#timer ??= setTimeout(() => this.#dispatch(), COLLECT_MS);
		} else if (!this.#isDue) {
			this.#isDue = true;
			setImmediate(() => this.#dispatch());
		}
	}

	#dispatch(): void {
		clearTimeout(this.#timer);
		this.#timer = undefined;
		this.#isDue = false;
		while (this.#running < this.runner.size) {
			const entries = takeNext(this.#waiting, {
				...TASK_LIMITS,
				mayBeLong: this.#runningLong < Math.max(1, this.runner.size - 1),
				freeThreads: this.runner.size - this.#running
			});
			if (entries.length === 0) return;
			void this.#run(entries);
		}
	}

	async #run(entries: readonly Entry[]): Promise<void> {
		const isLongTask = entries.some(isLong);
		this.#running += 1;
		this.#expected = entries.length;
		if (isLongTask) this.#runningLong += 1;
		const began = performance.now();
		for (const { since } of entries) this.observer.waited(began - since);
		const isGone = joinSignals(new Set(entries.map(({ signal }) => signal)));
		const answers = await this.runner.run(
			entries.map(({ item }) => item),
			isGone.signal
		);
		isGone.release();
		const ms = performance.now() - began;
		this.#itemMs = 0.9 * this.#itemMs + (0.1 * ms) / entries.length;
		this.observer.ran(entries.length, ms);
		this.#running -= 1;
		if (isLongTask) this.#runningLong -= 1;
		this.#settle(entries, answers);
		this.#wake();
	}

	#settle(
		entries: readonly Entry[],
		answers: Result<readonly WorkAnswer[], InferenceFailure>
	): void {
		if (answers.ok) {
			entries.forEach((entry, index) => {
				const answer = answers.value[index];
				entry.settle(answer ? ok(answer) : err({ kind: 'internal', name: 'MissingAnswer' }));
			});
			return;
		}
		if (answers.error.kind !== 'thread-crashed') {
			const { error } = answers;
			for (const { signal, settle } of entries) {
				settle(err(error.kind === 'aborted' ? failureOfSignal(signal) : error));
			}
			return;
		}
		this.observer.crashed();
		// Once more, and each by itself: one input that kills its thread takes none with it.
		for (const entry of entries.toReversed()) {
			if (entry.hasCrashed) entry.settle(answers);
			else {
				entry.hasCrashed = true;
				this.#waiting.unshift(entry);
			}
		}
	}

	#retryAfter(): number {
		const ms = (this.#waiting.length * this.#itemMs) / this.runner.size;
		return Math.max(1, Math.ceil(ms / 1000));
	}
}

function newEntry(
	item: WorkItem,
	{ signal, isBackground = false }: SubmitOptions,
	settle: Entry['settle']
): Entry {
	const tokens = estimateTokens(item);
	const since = performance.now();
	return { item, tokens, isBackground, signal, since, hasCrashed: false, settle };
}

/** Aborted once all are: a task goes on while anybody waits for it. */
function joinSignals(signals: ReadonlySet<AbortSignal | undefined>) {
	const controller = new AbortController();
	const onAbort = () => {
		if ([...signals].every((signal) => signal?.aborted)) controller.abort();
	};
	for (const signal of signals) signal?.addEventListener('abort', onAbort);
	return {
		signal: controller.signal,
		release: () => {
			for (const signal of signals) signal?.removeEventListener('abort', onAbort);
		}
	};
}

function failureOfSignal(signal: AbortSignal | undefined): InferenceFailure {
	const reason: unknown = signal?.reason;
	const isTimeout = reason instanceof Error && reason.name === 'TimeoutError';
	return { kind: isTimeout ? 'timed-out' : 'aborted' };
}
