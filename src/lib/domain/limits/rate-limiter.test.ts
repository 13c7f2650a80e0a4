import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MemoryLimitStore } from '#lib/adapters/memory/memory-limit-store.ts';
import type { LimitStore } from '#lib/ports/limit-store.ts';
import { RateLimiter } from './rate-limiter.ts';
import { WINDOW_MS } from './window.ts';

const HOUR = WINDOW_MS;
const guest = { id: 'guest', tier: 'guest' } as const;

function limiterAt(start: number) {
	const clock = { time: start, now: () => clock.time };
	return { clock, limiter: new RateLimiter(new MemoryLimitStore(), clock) };
}

describe('RateLimiter', () => {
	it('grants ten runs an hour to guests and says when the next begin', async () => {
		const { limiter, clock } = limiterAt(5 * HOUR + 60_000);
		for (let run = 1; run <= 10; run++) {
			const status = await limiter.incrementUsage(guest);
			expect(status).toEqual({
				ok: true,
				value: { limit: 10, used: run, remaining: 10 - run, resetsAt: 6 * HOUR }
			});
		}
		expect(await limiter.take(guest)).toEqual({
			ok: false,
			error: {
				kind: 'limit-reached',
				wanted: 1,
				status: { limit: 10, used: 10, remaining: 0, resetsAt: 6 * HOUR }
			}
		});
		clock.time = 6 * HOUR;
		expect(await limiter.getRemaining(guest)).toEqual({ ok: true, value: 10 });
	});

	it('counts users and pros by their own limits, each apart', async () => {
		const { limiter } = limiterAt(0);
		await limiter.take({ id: 'ann', tier: 'user' }, 30);
		expect(await limiter.getRemaining({ id: 'ann', tier: 'user' })).toEqual({
			ok: true,
			value: 70
		});
		expect(await limiter.getRemaining({ id: 'ann', tier: 'pro' })).toEqual({
			ok: true,
			value: 970
		});
		expect(await limiter.getRemaining({ id: 'bob', tier: 'user' })).toEqual({
			ok: true,
			value: 100
		});
	});

	it('takes a batch whole or, if asked, as far as it goes', async () => {
		const { limiter } = limiterAt(0);
		await limiter.take(guest, 7);
		expect((await limiter.take(guest, 4)).ok).toBe(false);
		expect(await limiter.getRemaining(guest)).toEqual({ ok: true, value: 3 });
		const some = await limiter.takeUpTo(guest, 4);
		expect(some.ok && some.value.ticket.count).toBe(3);
		expect((await limiter.takeUpTo(guest, 4)).ok).toBe(false);
	});

	it('takes back what failed, once, and never more than was taken', async () => {
		const { limiter } = limiterAt(0);
		const taken = await limiter.take(guest, 5);
		if (!taken.ok) throw new Error('expected runs');
		await limiter.giveBack(taken.value.ticket, 99);
		await limiter.giveBack(taken.value.ticket);
		expect(await limiter.getRemaining(guest)).toEqual({ ok: true, value: 10 });
		const batch = await limiter.take(guest, 5);
		if (!batch.ok) throw new Error('expected runs');
		await limiter.giveBack(batch.value.ticket, 2);
		expect(await limiter.getRemaining(guest)).toEqual({ ok: true, value: 7 });
	});

	it('gives nothing back into a later window or past a reset', async () => {
		const { limiter, clock } = limiterAt(0);
		const early = await limiter.take(guest, 5);
		clock.time = HOUR;
		await limiter.take(guest, 6);
		if (early.ok) await limiter.giveBack(early.value.ticket);
		expect(await limiter.getRemaining(guest)).toEqual({ ok: true, value: 4 });
		const before = await limiter.take(guest, 2);
		await limiter.resetLimits(guest.id);
		await limiter.take(guest, 3);
		if (before.ok) await limiter.giveBack(before.value.ticket);
		expect(await limiter.getRemaining(guest)).toEqual({ ok: true, value: 7 });
	});

	it('lets a ticket be given back again if the store failed', async () => {
		const clock = { now: () => 0 };
		const memory = new MemoryLimitStore();
		let isBroken = true;
		const store: LimitStore = {
			read: (subject) => memory.read(subject),
			take: (request) => memory.take(request),
			reset: (subject, now) => memory.reset(subject, now),
			giveBack: (ticket) =>
				isBroken
					? Promise.resolve({ ok: false, error: { kind: 'quota-exceeded' } })
					: memory.giveBack(ticket)
		};
		const limiter = new RateLimiter(store, clock);
		const taken = await limiter.take(guest);
		if (!taken.ok) throw new Error('expected a run');
		expect((await limiter.giveBack(taken.value.ticket)).ok).toBe(false);
		isBroken = false;
		expect((await limiter.giveBack(taken.value.ticket)).ok).toBe(true);
		expect(await limiter.getRemaining(guest)).toEqual({ ok: true, value: 10 });
	});

	it('wins nothing by a clock set back', async () => {
		const { limiter, clock } = limiterAt(10 * HOUR);
		await limiter.take(guest, 10);
		clock.time = 2 * HOUR;
		expect((await limiter.take(guest)).ok).toBe(false);
		await limiter.resetLimits(guest.id);
		expect(await limiter.checkLimit(guest)).toEqual({
			ok: true,
			value: { limit: 10, used: 0, remaining: 10, resetsAt: 11 * HOUR }
		});
	});

	it.each([0, -1, 1.5, Number.NaN])('takes %s runs for a bug', async (count) => {
		await expect(limiterAt(0).limiter.take(guest, count)).rejects.toThrow(RangeError);
	});
});

const step = fc.oneof(
	{
		weight: 5,
		arbitrary: fc.record({ kind: fc.constant('take'), count: fc.integer({ min: 1, max: 4 }) })
	},
	{
		weight: 2,
		arbitrary: fc.record({ kind: fc.constant('back'), count: fc.integer({ min: 0, max: 4 }) })
	},
	{
		weight: 1,
		arbitrary: fc.record({ kind: fc.constant('clock'), count: fc.integer({ min: -3, max: 1 }) })
	}
);

describe('the limit', () => {
	it('is never exceeded in any window, whatever tabs do and in whatever order', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.array(fc.array(step, { maxLength: 12 }), { minLength: 2, maxLength: 5 }),
				fc.scheduler(),
				async (tabs, scheduler) => {
					const clock = { time: 50 * HOUR, now: () => clock.time };
					const { store, mostUsed } = interleaved(new MemoryLimitStore(), scheduler);
					const runs = tabs.map(async (steps) => {
						const limiter = new RateLimiter(store, clock);
						for (const { kind, count } of steps) {
							if (kind === 'clock') {
								clock.time = Math.max(0, clock.time + count * HOUR);
								continue;
							}
							const taken = await limiter.take(guest, Math.max(1, count));
							if (kind === 'back' && taken.ok) await limiter.giveBack(taken.value.ticket, count);
						}
					});
					await scheduler.waitFor(Promise.all(runs));
					for (const used of mostUsed.values()) expect(used).toBeLessThanOrEqual(10);
				}
			),
			{ numRuns: 300 }
		);
	});
});

/**
 * Every call begins and answers at a time of the scheduler's choice; the step itself is atomic.
 * `mostUsed` holds the most runs that were ever in use at once, by window.
 */
function interleaved(store: LimitStore, scheduler: fc.Scheduler) {
	const inUse = new Map<number, number>();
	const mostUsed = new Map<number, number>();
	const note = (start: number, by: number) => {
		const now = (inUse.get(start) ?? 0) + by;
		inUse.set(start, now);
		mostUsed.set(start, Math.max(mostUsed.get(start) ?? 0, now));
	};
	const around = async <T>(work: () => Promise<T>, done: (answer: T) => void = () => undefined) => {
		await scheduler.schedule(Promise.resolve());
		const answer = await work();
		done(answer);
		await scheduler.schedule(Promise.resolve());
		return answer;
	};
	const scheduled: LimitStore = {
		read: (subject) => around(() => store.read(subject)),
		reset: (subject, now) => around(() => store.reset(subject, now)),
		take: (request) =>
			around(
				() => store.take(request),
				(taken) => taken.ok && note(taken.value.window.start, taken.value.granted)
			),
		giveBack: (ticket) =>
			around(
				() => store.giveBack(ticket),
				() => note(ticket.start, -ticket.count)
			)
	};
	return { store: scheduled, mostUsed };
}
