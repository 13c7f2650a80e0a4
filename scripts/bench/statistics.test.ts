import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quantile, summarize } from './statistics.ts';

describe('quantile', () => {
	it.each([
		[[3, 1, 2], 0.5, 2],
		[[4, 1, 2, 3], 0.5, 2.5],
		[[1, 2, 3, 4, 5], 0.95, 4.8],
		[[7], 0.95, 7]
	])('of %j at %d is %d', (values, share, expected) => {
		expect(quantile(values, share)).toBeCloseTo(expected, 9);
	});

	it('lies within the values, whatever their order, and grows with the share', () => {
		const values = fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 1 });
		fc.assert(
			fc.property(values, fc.nat(100), fc.nat(100), (given, a, b) => {
				const [low, high] = [Math.min(a, b) / 100, Math.max(a, b) / 100];
				const [first, second] = [quantile(given, low), quantile(given.toReversed(), high)];
				expect(first).toBeGreaterThanOrEqual(Math.min(...given));
				expect(second).toBeLessThanOrEqual(Math.max(...given));
				expect(first).toBeLessThanOrEqual(second);
			})
		);
	});
});

describe('summarize', () => {
	it('counts what it was given', () => {
		expect(summarize('x_ms', 'ms', [1, 2, 3.00049])).toEqual({
			name: 'x_ms',
			unit: 'ms',
			median: 2,
			p95: 2.9,
			n: 3
		});
		expect(() => summarize('x_ms', 'ms', [])).toThrow(RangeError);
	});
});
