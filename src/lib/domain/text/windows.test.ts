import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planWindows } from './windows.ts';

const spans = (count: number) =>
	Array.from({ length: count }, (_, index) => ({ start: index * 10, end: index * 10 + 9 }));

const cases = fc.record({
	counts: fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 120 }),
	budget: fc.integer({ min: 1, max: 100 }),
	overlap: fc.integer({ min: 0, max: 50 })
});

describe('planWindows', () => {
	it('covers every sentence, in order, with nothing between two windows', () => {
		fc.assert(
			fc.property(cases, ({ counts, budget, overlap }) => {
				const windows = planWindows(spans(counts.length), counts, { budget, overlap });
				let covered = -1;
				for (const window of windows) {
					expect(window.first).toBeLessThanOrEqual(covered + 1);
					expect(window.last).toBeGreaterThan(covered);
					covered = window.last;
				}
				expect(covered).toBe(counts.length - 1);
			})
		);
	});

	it('stays within the budget unless one sentence alone exceeds it', () => {
		fc.assert(
			fc.property(cases, ({ counts, budget, overlap }) => {
				for (const { first, last } of planWindows(spans(counts.length), counts, {
					budget,
					overlap
				})) {
					const tokens = counts.slice(first, last + 1).reduce((sum, count) => sum + count, 0);
					if (last > first) expect(tokens).toBeLessThanOrEqual(budget);
				}
			})
		);
	});

	it('repeats whole sentences up to the overlap', () => {
		expect(planWindows(spans(5), [4, 4, 4, 4, 4], { budget: 12, overlap: 4 })).toEqual([
			{ first: 0, last: 2, span: { start: 0, end: 29 } },
			{ first: 2, last: 4, span: { start: 20, end: 49 } }
		]);
	});
});
