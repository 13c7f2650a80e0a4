import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { err, ok } from '#lib/domain/result.ts';
import { CLOCK_START, MAX_DRIFT_MS, observe, stampAt, tick } from './hybrid-clock.ts';
import { firstStamp, formatStamp, MAX_COUNTER, parseStamp, stampSchema } from './stamp.ts';

const NOW = 1_800_000_000_000;
const client = fc.stringMatching(/^[0-9A-Za-z]{1,22}$/);
const parts = fc.record({
	millis: fc.nat(36 ** 9 - 1),
	counter: fc.nat(MAX_COUNTER),
	client
});

describe('a stamp', () => {
	it('is read as it was written', () => {
		fc.assert(
			fc.property(parts, (one) => {
				expect(stampSchema.safeParse(formatStamp(one)).success).toBe(true);
				expect(parseStamp(formatStamp(one))).toEqual(one);
			})
		);
	});

	it('is ordered by time, then counter, then client', () => {
		fc.assert(
			fc.property(parts, parts, (a, b) => {
				const [x, y] = [formatStamp(a), formatStamp(b)];
				const byParts =
					a.millis - b.millis || a.counter - b.counter || (a.client < b.client ? -1 : 1);
				if (x !== y) expect(x < y).toBe(byParts < 0);
			})
		);
		expect(firstStamp('z') < stampAt(tick(CLOCK_START, 1), 'A')).toBe(true);
	});
});

describe('the clock', () => {
	it('never gives a time twice or an earlier one, however the device’s clock stutters or jumps', () => {
		fc.assert(
			fc.property(fc.array(fc.integer({ min: -1e12, max: 1e12 }), { maxLength: 200 }), (jumps) => {
				let clock = CLOCK_START;
				let last = '';
				for (const jump of jumps) {
					clock = tick(clock, NOW + jump);
					const stamp = stampAt(clock, 'a');
					expect(stamp > last).toBe(true);
					last = stamp;
				}
			})
		);
	});

	it('takes the next millisecond when the counter is full', () => {
		expect(tick({ millis: NOW, counter: MAX_COUNTER }, NOW)).toEqual({
			millis: NOW + 1,
			counter: 0
		});
		expect(tick({ millis: NOW, counter: MAX_COUNTER - 1 }, NOW - 1)).toEqual({
			millis: NOW,
			counter: MAX_COUNTER
		});
	});

	it('is later than whatever it saw', () => {
		const seen = { millis: NOW + 1000, counter: 7 };
		const observed = observe({ millis: NOW, counter: 3 }, stampAt(seen, 'b'), NOW);
		expect(observed).toEqual(ok(seen));
		expect(observe({ millis: NOW + 2000, counter: 0 }, stampAt(seen, 'b'), NOW)).toEqual(
			ok({ millis: NOW + 2000, counter: 0 })
		);
	});

	it('refuses what is more than five minutes ahead, and not less', () => {
		const limit = { millis: NOW + MAX_DRIFT_MS, counter: 0 };
		expect(observe(CLOCK_START, stampAt(limit, 'b'), NOW)).toEqual(ok(limit));
		const beyond = { millis: limit.millis + 1, counter: 0 };
		expect(observe(CLOCK_START, stampAt(beyond, 'b'), NOW)).toEqual(
			err({ kind: 'clock-ahead', byMs: MAX_DRIFT_MS + 1 })
		);
	});
});
