import { err, ok } from '#lib/domain/result.ts';
import type { InferenceFailure } from './inference-failure.ts';
import type { TaskAnswers, TaskPool } from './task-pool.ts';
import type { WorkAnswer, WorkItem } from './work-item.ts';

/** Threads without models: whatever has "good" in it is positive. Tests decide when and how tasks end. */
export class FakePool implements TaskPool {
	/** Texts of every task, in order. */
	readonly tasks: string[][] = [];
	readonly #failures: InferenceFailure[] = [];
	#gate: Promise<void> = Promise.resolve();

	constructor(readonly size = 2) {}

	warm(): Promise<TaskAnswers> {
		return Promise.resolve(ok([]));
	}

	/** The next tasks fail like this. */
	failNext(...failures: readonly InferenceFailure[]): void {
		this.#failures.push(...failures);
	}

	/** Tasks wait until the answer is called. */
	hold(): () => void {
		const { promise, open } = gate();
		this.#gate = promise;
		return open;
	}

	async run(items: readonly WorkItem[], signal?: AbortSignal): Promise<TaskAnswers> {
		this.tasks.push(items.map(textOf));
		await Promise.race([this.#gate, untilAborted(signal)]);
		if (signal?.aborted) return err({ kind: 'aborted' });
		const failure = this.#failures.shift();
		return failure ? err(failure) : ok(items.map(answer));
	}

	end(): Promise<void> {
		return Promise.resolve();
	}
}

function gate() {
	let open = () => {};
	const promise = new Promise<void>((resolve) => {
		open = resolve;
	});
	return { promise, open: () => open() };
}

function untilAborted(signal: AbortSignal | undefined): Promise<void> {
	return new Promise((resolve) => signal?.addEventListener('abort', () => resolve()));
}

function textOf(item: WorkItem): string {
	return item.kind === 'analysis' ? JSON.stringify(item.input) : item.text;
}

function answer(item: WorkItem): WorkAnswer {
	const text = textOf(item);
	const positive = text.includes('good') ? 0.9 : 0.2;
	if (item.kind === 'vector') {
		return { kind: 'vector', vector: [positive, 1 - positive], tokens: text.split(' ').length };
	}
	if (item.kind === 'analysis') return { kind: 'refused', message: 'These models only guess.' };
	if (item.tool === 'fake-news') {
		return { kind: item.tool, verdict: { band: 'unclear', probability: 1 - positive } };
	}
	const label = positive > 0.5 ? 'positive' : 'negative';
	const probability = Math.max(positive, 1 - positive);
	return { kind: item.tool, verdict: { label, probability, positive, isDivided: false } };
}
