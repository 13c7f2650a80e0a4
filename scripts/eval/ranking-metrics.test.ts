import { describe, expect, it } from 'vitest';
import { aucOf, rankingMetrics, spearman } from './ranking-metrics.ts';

describe('rankingMetrics', () => {
	it('counts the first relevant rank and discounts gains', () => {
		const scores = [
			[3, 2, 1],
			[3, 2, 1]
		];
		const relevant = [0, 1];
		const figures = rankingMetrics(scores, (query, item) => relevant[query] === item);
		expect(figures).toMatchObject({ accuracy: 0.5, mrr: 0.75, queries: 2 });
		expect(figures.ndcg).toBeCloseTo((1 + 1 / Math.log2(3)) / 2, 10);
	});

	it('gives a tie to the irrelevant one, and leaves out queries without answer', () => {
		const scores = [
			[1, 1],
			[1, 2]
		];
		const figures = rankingMetrics(scores, (query, item) => query === 0 && item === 0);
		expect(figures).toMatchObject({ accuracy: 0, mrr: 0.5, queries: 1 });
	});
});

describe('aucOf and spearman', () => {
	it('agree with values worked by hand', () => {
		expect(aucOf([1, 2, 3, 4], [false, false, true, true])).toBe(1);
		expect(aucOf([1, 2, 2, 3], [false, true, false, true])).toBe(0.875);
		expect(aucOf([1, 2], [true, true])).toBeUndefined();
		expect(spearman([1, 2, 3], [10, 20, 30])).toBeCloseTo(1, 10);
		expect(spearman([1, 2, 3], [3, 2, 1])).toBeCloseTo(-1, 10);
		expect(spearman([1, 1], [1, 2])).toBeUndefined();
	});
});
