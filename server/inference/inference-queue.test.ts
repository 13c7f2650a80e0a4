import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FakePool } from './fake-pool.fixture.ts';
import { InferenceQueue } from './inference-queue.ts';
import type { QueueObserver } from './queue-observer.ts';
import { takeNext } from './waiting-items.ts';
import { estimateTokens, groupOf, type WorkItem } from './work-item.ts';

const verdict = (text: string): WorkItem => ({ kind: 'verdict', tool: 'sentiment', text });
const quiet: QueueObserver = { waited() {}, ran() {}, refused() {}, crashed() {} };

function open(pool: FakePool, maxWaiting = 100) {
	return new InferenceQueue(pool, maxWaiting, quiet);
}

describe('InferenceQueue', () => {
	it('computes together what arrives together, shortest first, and answers in order', async () => {
		const pool = new FakePool(1);
		const queue = open(pool);
		const texts = ['a good and rather long text', 'bad', 'good'];
		const outcomes = await Promise.all(texts.map((text) => queue.submit([verdict(text)])));
		expect(pool.tasks).toEqual([['bad', 'good', 'a good and rather long text']]);
		expect(outcomes.flat().map((outcome) => outcome.ok && outcome.value)).toMatchObject([
			{ verdict: { label: 'positive' } },
			{ verdict: { label: 'negative' } },
			{ verdict: { label: 'positive' } }
		]);
	});

	it('waits a moment for as many as the last task had, and takes fewer when no more come', async () => {
		const pool = new FakePool(1);
		const queue = open(pool);
		await Promise.all(['a', 'bb', 'ccc'].map((text) => queue.submit([verdict(text)])));
		const first = queue.submit([verdict('d')]);
		await new Promise((resolve) => setImmediate(resolve));
		expect(pool.tasks).toHaveLength(1);
		await Promise.all([first, queue.submit([verdict('ee')]), queue.submit([verdict('fff')])]);
		await queue.submit([verdict('g')]);
		expect(pool.tasks).toEqual([['a', 'bb', 'ccc'], ['d', 'ee', 'fff'], ['g']]);
	});

	it('refuses all of what does not fit, and says when to come again', async () => {
		const pool = new FakePool(1);
		const release = pool.hold();
		const queue = open(pool, 2);
		const first = queue.submit([verdict('one'), verdict('two')]);
		const refused = await queue.submit([verdict('three')]);
		expect(refused).toEqual([{ ok: false, error: { kind: 'queue-full', retryAfterSeconds: 1 } }]);
		release();
		expect((await first).every(({ ok }) => ok)).toBe(true);
	});

	it('forgets what nobody waits for any more, in the queue and in a thread', async () => {
		const pool = new FakePool(1);
		pool.hold();
		const queue = open(pool);
		const [running, waiting] = [new AbortController(), new AbortController()];
		const first = queue.submit([verdict('one')], { signal: running.signal });
		await expect.poll(() => queue.running).toBe(1);
		const second = queue.submit([verdict('two')], { signal: waiting.signal });
		waiting.abort();
		expect(await second).toEqual([{ ok: false, error: { kind: 'aborted' } }]);
		running.abort(new DOMException('', 'TimeoutError'));
		expect(await first).toEqual([{ ok: false, error: { kind: 'timed-out' } }]);
		expect([queue.waiting, pool.tasks]).toEqual([0, [['one']]]);
	});

	it('runs the items of a dead thread once more, each by itself', async () => {
		const pool = new FakePool(1);
		pool.failNext({ kind: 'thread-crashed' }, { kind: 'thread-crashed' });
		const outcomes = await open(pool).submit([verdict('bad'), verdict('good')]);
		expect(pool.tasks).toEqual([['bad', 'good'], ['bad'], ['good']]);
		expect(outcomes).toMatchObject([
			{ ok: false, error: { kind: 'thread-crashed' } },
			{ ok: true, value: { verdict: { label: 'positive' } } }
		]);
	});

	it('leaves a thread to short texts while a long one runs', async () => {
		const pool = new FakePool(2);
		const release = pool.hold();
		const queue = open(pool);
		const long = 'word '.repeat(5000);
		const all = [queue.submit([verdict(long)]), queue.submit([verdict(`${long}!`)])];
		await expect.poll(() => queue.running).toBe(1);
		all.push(queue.submit([verdict('short')]));
		await expect.poll(() => pool.tasks.map(([text]) => text?.length)).toEqual([25_000, 5]);
		release();
		expect((await Promise.all(all)).flat().every(({ ok }) => ok)).toBe(true);
	});
});

describe('takeNext', () => {
	const items = fc.record({
		text: fc.string({ maxLength: 4000 }),
		kind: fc.constantFrom<WorkItem['kind']>('verdict', 'vector', 'analysis'),
		isBackground: fc.boolean(),
		hasCrashed: fc.boolean()
	});

	it('empties any queue, each item once, of one group a task, within the budget', () => {
		fc.assert(
			fc.property(fc.array(items), fc.integer({ min: 1, max: 4 }), (given, freeThreads) => {
				const waiting = given.map(({ text, kind, ...rest }, id) => {
					const item: WorkItem =
						kind === 'vector'
							? { kind, text }
							: kind === 'verdict'
								? { kind, tool: 'sentiment', text }
								: { kind, tool: 'summary', input: { text } };
					return { id, item, tokens: estimateTokens(item), ...rest };
				});
				const limits = { tokenBudget: 500, maxItems: 8, mayBeLong: true, freeThreads };
				const seen: number[] = [];
				for (let left = waiting.length; left > 0; left = waiting.length) {
					const task = takeNext(waiting, limits);
					expect(task.length).toBeGreaterThan(0);
					expect(task.length).toBeLessThanOrEqual(8);
					expect(new Set(task.map(({ item }) => groupOf(item))).size).toBe(1);
					if (task.length > 1) {
						expect(task.reduce((sum, { tokens }) => sum + tokens, 0)).toBeLessThanOrEqual(500);
						expect(task.some(({ hasCrashed }) => hasCrashed)).toBe(false);
					}
					seen.push(...task.map(({ id }) => id));
				}
				expect(seen.toSorted((a, b) => a - b)).toEqual(given.map((_, id) => id));
			})
		);
	});
});
