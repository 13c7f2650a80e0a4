import { afterEach, expect, it } from 'vitest';
import { SHIPPED_MODELS } from '#server/inference/model-folder.ts';
import { ThreadPool } from '#server/inference/thread-pool.ts';
import type { WorkItem } from '#server/inference/work-item.ts';

/** Reviews as long as the model reads, and more of them than any machine computes before they are stopped. */
const items: WorkItem[] = Array.from({ length: 400 }, (_, index) => ({
	kind: 'verdict',
	tool: 'sentiment',
	text: `Number ${index}: ${'a long good film. '.repeat(120)}`
}));
const ABORTED = { ok: false, error: { kind: 'aborted' } };
const threads = { threads: 1, runtimeThreads: 1, modelFolder: SHIPPED_MODELS };
let pool: ThreadPool;

afterEach(() => pool.end());

// A thread that is ended inside of ONNX Runtime takes this whole process with it.
it('outlives a task that is stopped while the model computes, without any patience', async () => {
	pool = new ThreadPool({ ...threads, stopPatienceMs: 0 });
	expect(await pool.warm()).toMatchObject({ ok: true });
	for (const ms of [100, 200, 213, 226, 250, 300]) {
		const signal = AbortSignal.timeout(ms);
		expect(await pool.run(items, signal)).toEqual(ABORTED);
	}
	expect(await pool.run(items.slice(0, 1))).toMatchObject({ ok: true });
});

it('stops what runs before its threads end', async () => {
	pool = new ThreadPool(threads);
	expect(await pool.warm()).toMatchObject({ ok: true });
	const running = pool.run(items);
	await pool.end();
	expect(await running).toEqual(ABORTED);
	expect(await pool.run(items)).toEqual(ABORTED);
});
