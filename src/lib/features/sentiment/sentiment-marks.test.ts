import { describe, expect, it } from 'vitest';
import type { SentimentResult } from '#lib/domain/sentiment/sentiment-result.ts';
import { clearestSentences, markSentences, sentenceAt } from './sentiment-marks.ts';

const result: SentimentResult = {
	label: 'mixed',
	probability: 0.6,
	positive: 0.6,
	isDivided: false,
	sentences: [
		{ span: { start: 0, end: 9 }, label: 'positive', probability: 0.8, positive: 0.8 },
		{ span: { start: 10, end: 19 }, label: 'mixed', probability: 0.5, positive: 0.5 },
		{ span: { start: 20, end: 29 }, label: 'positive', probability: 1, positive: 1 }
	],
	words: [],
	course: [],
	balance: { positive: 0.7, mixed: 0.3, negative: 0 },
	counts: { words: 6, tokens: 9, sentences: 3, windows: 1 }
};

describe('markSentences', () => {
	it('gives every sentence its tone, its strength and its score in words', () => {
		const marks = markSentences(result);
		expect(marks[0]).toMatchObject({ start: 0, end: 9, id: 'sentence-0', tone: 'positive' });
		expect(marks[0]?.strength).toBeCloseTo(0.6);
		expect(marks.map(({ strength }) => strength).slice(1)).toEqual([0, 1]);
		expect(marks.map(({ title }) => title)).toEqual([
			'Positive, 80 %',
			'Mixed, 50 %',
			'Positive, 99 %'
		]);
	});
});

describe('the way into the text', () => {
	it('finds the sentence where a point of the course begins', () => {
		expect(sentenceAt(result, 0)).toBe('sentence-0');
		expect(sentenceAt(result, 10)).toBe('sentence-1');
		expect(sentenceAt(result, 40)).toBeUndefined();
	});

	it('lists the clearest sentences first', () => {
		const ids = clearestSentences(result, 'positive', 2).map(({ id }) => id);
		expect(ids).toEqual(['sentence-2', 'sentence-0']);
		expect(clearestSentences(result, 'negative', 2)).toEqual([]);
	});
});
