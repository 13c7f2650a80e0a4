import { describe, expect, it } from 'vitest';
import { contentWords, rateTopicWords } from './topic-words.ts';

describe('contentWords', () => {
	it('drops function words and folds case, plural and possessive', () => {
		expect([
			...contentWords(['The', 'Harbours', 'and', "ships'", 'harbour’s', 'of', 'Glass'])
		]).toEqual(['harbour', "ships'", 'glass']);
	});
});

describe('rateTopicWords', () => {
	it('rates sentences by the words that many sentences share', () => {
		const [first = 0, second = 0, third = 0, none] = rateTopicWords([
			new Set(['harbour', 'storm']),
			new Set(['harbour', 'tea']),
			new Set(['storm', 'harbour', 'harvest']),
			new Set<string>()
		]);
		expect(first).toBeCloseTo((Math.log(3) + Math.log(2)) / 2 / Math.log(5));
		expect(first).toBeGreaterThan(third);
		expect(third).toBeGreaterThan(second);
		expect(none).toBe(0);
	});
});
