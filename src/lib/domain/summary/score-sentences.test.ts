import { describe, expect, it } from 'vitest';
import { BagEmbedder } from './bag-embedder.fixture.ts';
import { scoreSentences } from './score-sentences.ts';

const score = async (sentences: string[]): Promise<number[]> =>
	scoreSentences(sentences, await new BagEmbedder().embed(sentences));

describe('scoreSentences', () => {
	it('prefers the early one of two alike', async () => {
		const [first = 0, , last = 0] = await score([
			'The storm closed the old harbour for two days.',
			'Many of the people had to stay at home.',
			'The storm closed the old harbour for two days.'
		]);
		expect(first).toBeGreaterThan(last);
	});

	it('puts bylines and time stamps behind everything, and does not count them as early places', async () => {
		const story = [
			'The storm closed the old harbour for two days.',
			'All of the ferries had to stay in the harbour.',
			'Nobody in the old town was hurt by the storm.'
		];
		const plain = await score(story);
		const scores = await score(['By Jane Doe.', '14:11 EST, 25 October 2013.', ...story]);
		expect(Math.max(...scores.slice(0, 2))).toBeLessThan(Math.min(...scores.slice(2)));
		// Only the scale of the topic words knows that there are five sentences now.
		scores.slice(2).forEach((value, at) => {
			expect(Math.abs(value - (plain[at] ?? 0))).toBeLessThan(0.3);
		});
	});

	it('still tells sentences apart where none is running text', async () => {
		const scores = await score(['STORM CLOSES HARBOUR', 'TEA SERVED', 'HARBOUR STORM AGAIN']);
		expect(scores.every((value) => value > -1)).toBe(true);
	});

	it('takes time in proportion to the number of sentences', async () => {
		const time = async (count: number): Promise<number> => {
			const sentences = Array.from(
				{ length: count },
				(_, at) => `The ship of the day ${at} left the harbour.`
			);
			const vectors = await new BagEmbedder().embed(sentences);
			const began = performance.now();
			expect(scoreSentences(sentences, vectors)).toHaveLength(count);
			return performance.now() - began;
		};
		await time(1000);
		const base = Math.max(await time(1000), 5);
		// 64 times as long by a square law.
		expect(await time(8000)).toBeLessThan(40 * base);
	});
});
