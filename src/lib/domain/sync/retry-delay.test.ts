import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { retryDelay } from './retry-delay.ts';

describe('the time until the next attempt', () => {
	it('grows with each failure and stays below five minutes', () => {
		const offline = { kind: 'offline' } as const;
		expect([1, 2, 3, 4].map((failures) => retryDelay(offline, failures, 1))).toEqual([
			2000, 4000, 8000, 16_000
		]);
		fc.assert(
			fc.property(
				fc.integer({ min: 1, max: 2000 }),
				fc.double({ min: 0, max: 1, noNaN: true }),
				(failures, chance) => {
					const delay = retryDelay(offline, failures, chance) ?? 0;
					expect(delay).toBeGreaterThanOrEqual(1000);
					expect(delay).toBeLessThanOrEqual(300_000);
				}
			)
		);
	});

	it('is never shorter than the server asked for', () => {
		const busy = { kind: 'server-busy', retryAfterMs: 900_000 } as const;
		expect(retryDelay(busy, 1, 0)).toBe(900_000);
	});

	it('does not come where the user must log in first', () => {
		expect(retryDelay({ kind: 'signed-out' }, 1, 0)).toBeUndefined();
	});
});
