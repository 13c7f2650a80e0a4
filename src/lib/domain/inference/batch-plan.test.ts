import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fillBatches, planBatches } from './batch-plan.ts';

const lengths = fc.array(fc.integer({ min: 1, max: 512 }), { maxLength: 200 });
const limits = fc.record({
	tokenBudget: fc.integer({ min: 1, max: 4096 }),
	maxTexts: fc.integer({ min: 1, max: 64 })
});

describe('planBatches', () => {
	it('keeps every text exactly once', () => {
		fc.assert(
			fc.property(lengths, limits, (texts, limit) => {
				const planned = planBatches(texts, limit).flat();
				expect([...planned].sort((a, b) => a - b)).toEqual(texts.map((_, index) => index));
			})
		);
	});

	it('stays within the budget, but for a single text that is too long by itself', () => {
		fc.assert(
			fc.property(lengths, limits, (texts, limit) => {
				for (const batch of planBatches(texts, limit)) {
					const longest = Math.max(...batch.map((index) => texts[index] ?? 0));
					expect(batch.length).toBeLessThanOrEqual(limit.maxTexts);
					if (batch.length > 1)
						expect(longest * batch.length).toBeLessThanOrEqual(limit.tokenBudget);
				}
			})
		);
	});

	it('never pads: a batch holds texts of one length', () => {
		fc.assert(
			fc.property(lengths, limits, (texts, limit) => {
				for (const batch of planBatches(texts, limit)) {
					expect(new Set(batch.map((index) => texts[index])).size).toBe(1);
				}
			})
		);
	});

	it('fills a batch with texts of the same length', () => {
		expect(planBatches([9, 1, 8, 2, 1, 9, 9], { tokenBudget: 18, maxTexts: 8 })).toEqual([
			[1, 4],
			[3],
			[2],
			[0, 5],
			[6]
		]);
	});

	it('plans nothing for nothing', () => {
		expect(planBatches([], { tokenBudget: 10, maxTexts: 2 })).toEqual([]);
	});
});

describe('fillBatches', () => {
	it('keeps every text once, in order, within the budget', () => {
		fc.assert(
			fc.property(
				fc.array(fc.integer({ min: 1, max: 60 })),
				fc.integer({ min: 1, max: 100 }),
				(lengths, budget) => {
					const batches = fillBatches(lengths, budget);
					expect(batches.flat()).toEqual(lengths.map((_, index) => index));
					for (const batch of batches) {
						const tokens = batch.reduce((sum, index) => sum + (lengths[index] ?? 0), 0);
						expect(batch.length === 1 || tokens <= budget).toBe(true);
						expect(batch).not.toHaveLength(0);
					}
				}
			)
		);
	});
});
