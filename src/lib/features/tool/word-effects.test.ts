import { describe, expect, it } from 'vitest';
import { listWords, markWords } from './word-effects.ts';

const text = 'Good room, good food, bad\nsoup.';
const words = [
	{ span: { start: 0, end: 4 }, effect: 2 },
	{ span: { start: 22, end: 30 }, effect: -1 },
	{ span: { start: 11, end: 15 }, effect: 0.5 }
];

describe('listWords', () => {
	it('takes spellings of one direction together, and says how strong they are', () => {
		expect(listWords(text, words, 'up')).toEqual([
			{ text: 'Good', share: 1, strength: 'strongly', times: 2, id: 'word-0' }
		]);
		expect(listWords(text, words, 'down')).toEqual([
			{ text: 'bad soup', share: 0.5, strength: 'strongly', times: 1, id: 'word-1' }
		]);
	});

	it('has nothing to list without words', () => {
		expect(listWords(text, [], 'up')).toEqual([]);
	});
});

describe('markWords', () => {
	it('marks every word with its direction in words', () => {
		const marks = markWords(words, {
			up: { tone: 'positive', name: () => 'positive' },
			down: { tone: 'negative', name: () => 'negative' }
		});
		expect(marks.map(({ id, tone, strength, title }) => [id, tone, strength, title])).toEqual([
			['word-0', 'positive', 1, 'strongly towards positive'],
			['word-1', 'negative', 0.5, 'strongly towards negative'],
			['word-2', 'positive', 0.25, 'clearly towards positive']
		]);
	});
});
