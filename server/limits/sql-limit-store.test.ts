import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { giveBackTo, type LimitWindow, reset, takeFrom } from '#lib/domain/limits/window.ts';
import type { Storage } from '#server/storage/database.ts';
import { openTestStorage } from '#server/storage/open-test-storage.fixture.ts';
import { SqlLimitStore } from './sql-limit-store.ts';

const HOUR = 3_600_000;
const LIMIT = 20;
let storage: Storage;
let round = 0;
beforeAll(async () => {
	storage = await openTestStorage();
});
afterAll(() => storage.close());

/** What two processes ask, each at once for all of its part. */
const stepArbitrary = fc.oneof(
	fc.record({
		kind: fc.constant('take' as const),
		subject: fc.constantFrom('anna', 'ben'),
		count: fc.integer({ min: 1, max: 12 }),
		isPartial: fc.boolean()
	}),
	fc.record({ kind: fc.constant('reset' as const), subject: fc.constantFrom('anna', 'ben') })
);

test('processes together never grant more than the limit between two resets', async () => {
	await fc.assert(
		fc.asyncProperty(fc.array(stepArbitrary, { maxLength: 40 }), async (steps) => {
			round += 1;
			const now = round * HOUR;
			const processes = [new SqlLimitStore(storage.db), new SqlLimitStore(storage.db)];
			const granted = new Map<string, number>();
			await Promise.all(
				steps.map(async (step, index) => {
					const store = processes[index % 2];
					if (!store) throw new Error('There are two.');
					const subject = `${step.subject} ${round}`;
					if (step.kind === 'reset') return store.reset(subject, now);
					const { count } = step;
					const atLeast = step.isPartial ? 1 : count;
					const taken = await store.take({ subject, now, limit: LIMIT, count, atLeast });
					if (!taken.ok) throw new Error(taken.error.kind);
					const window = `${subject} ${taken.value.window.resets}`;
					granted.set(window, (granted.get(window) ?? 0) + taken.value.granted);
					return undefined;
				})
			);
			for (const sum of granted.values()) expect(sum).toBeLessThanOrEqual(LIMIT);
		}),
		{ numRuns: 40 }
	);
});

test('what one process asks at once is what the domain’s rules make of it in that order', async () => {
	const store = new SqlLimitStore(storage.db);
	const subject = 'carla';
	const request = { subject, now: HOUR, limit: LIMIT, count: 7, atLeast: 7 };
	const first = await store.take(request);
	if (!first.ok) throw new Error(first.error.kind);
	const ticket = { subject, start: HOUR, resets: 0, count: 7 };
	const [second, , , third] = await Promise.all([
		store.take(request),
		store.giveBack(ticket),
		store.reset(subject, HOUR),
		store.take({ ...request, count: 30, atLeast: 1 })
	]);
	let expected: LimitWindow | undefined = takeFrom(undefined, request).window;
	const bySecond = takeFrom(expected, request);
	expect(second).toEqual({ ok: true, value: bySecond });
	expected = reset(giveBackTo(bySecond.window, ticket), subject, HOUR);
	const byThird = takeFrom(expected, { ...request, count: 30, atLeast: 1 });
	expect(third).toEqual({ ok: true, value: byThird });
	expect(await store.read(subject)).toEqual({ ok: true, value: byThird.window });
});
