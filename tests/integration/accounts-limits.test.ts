import { IDBFactory } from 'fake-indexeddb';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DexieLimitStore } from '#lib/adapters/dexie/dexie-limit-store.ts';
import { openTestDatabase } from '#lib/adapters/dexie/open-test-database.fixture.ts';
import { RateLimiter } from '#lib/domain/limits/rate-limiter.ts';

const guest = { id: 'guest', tier: 'guest' } as const;
const clock = { now: () => 7_200_000 };

describe('the limit in IndexedDB', () => {
	it('grants ten of thirty runs that ten tabs ask for at once', async () => {
		const factory = new IDBFactory();
		const tabs = Array.from(
			{ length: 10 },
			() => new RateLimiter(new DexieLimitStore(openTestDatabase(factory)), clock)
		);
		const taken = await Promise.all(
			tabs.flatMap((tab) => Array.from({ length: 3 }, () => tab.take(guest)))
		);
		expect(taken.filter(({ ok }) => ok)).toHaveLength(10);
		expect(await tabs[0]?.getRemaining(guest)).toEqual({ ok: true, value: 0 });
	});

	it('counts exactly what was granted and not given back', async () => {
		const asked = fc.array(
			fc.record({ count: fc.integer({ min: 1, max: 5 }), isBack: fc.boolean() }),
			{ maxLength: 10 }
		);
		await fc.assert(
			fc.asyncProperty(asked, async (runs) => {
				const factory = new IDBFactory();
				let granted = 0;
				await Promise.all(
					runs.map(async ({ count, isBack }) => {
						const tab = new RateLimiter(new DexieLimitStore(openTestDatabase(factory)), clock);
						const taken = await tab.takeUpTo(guest, count);
						if (!taken.ok) return;
						if (isBack) await tab.giveBack(taken.value.ticket);
						else granted += taken.value.ticket.count;
					})
				);
				const last = new RateLimiter(new DexieLimitStore(openTestDatabase(factory)), clock);
				expect(granted).toBeLessThanOrEqual(10);
				expect(await last.getRemaining(guest)).toEqual({ ok: true, value: 10 - granted });
				await last.resetLimits('guest');
				expect(await last.getRemaining(guest)).toEqual({ ok: true, value: 10 });
			}),
			{ numRuns: 40 }
		);
	});

	it('answers a full disk and a broken record as errors, and lets nothing through', async () => {
		const db = openTestDatabase();
		const limiter = new RateLimiter(new DexieLimitStore(db), clock);
		db.limits.hook('creating', () => {
			throw new DOMException('full', 'QuotaExceededError');
		});
		expect(await limiter.take(guest)).toEqual({ ok: false, error: { kind: 'quota-exceeded' } });
		const other = openTestDatabase();
		await other.limits.put({ subject: 'guest', start: -1, used: 0, resets: 0 });
		expect(await new RateLimiter(new DexieLimitStore(other), clock).take(guest)).toMatchObject({
			ok: false,
			error: { kind: 'store-unavailable' }
		});
	});
});
