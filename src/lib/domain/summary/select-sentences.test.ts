import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { selectSentences } from './select-sentences.ts';

const unit = (angle: number) => Float32Array.from([Math.cos(angle), Math.sin(angle)]);

describe('selectSentences', () => {
	it('takes the best first', () => {
		const vectors = [unit(0), unit(1), unit(2)];
		expect(selectSentences([0.2, 0.9, 0.5], vectors, 2, 0)).toEqual([1, 2]);
	});

	it('passes over what is like a chosen sentence, the more the higher the penalty', () => {
		const vectors = [unit(0), unit(0.7), unit(Math.PI / 2)];
		expect(selectSentences([1, 0.95, 0.8], vectors, 2, 0.3)).toEqual([0, 2]);
		expect(selectSentences([1, 0.95, 0.8], vectors, 2, 0)).toEqual([0, 1]);
	});

	it('takes what repeats a chosen sentence last of all', () => {
		const vectors = [unit(0), unit(0.01), unit(Math.PI / 2)];
		expect(selectSentences([1, 0.95, -4], vectors, 3, 0)).toEqual([0, 2, 1]);
	});

	it('gives as many different sentences as are asked for and there are', () => {
		const scored = fc.array(
			fc.tuple(fc.double({ noNaN: true }), fc.double({ min: 0, max: 6, noNaN: true }))
		);
		fc.assert(
			fc.property(scored, fc.nat(12), (items, count) => {
				const scores = items.map(([score]) => score);
				const vectors = items.map(([, angle]) => unit(angle));
				const chosen = selectSentences(scores, vectors, count, 0.3);
				expect(new Set(chosen).size).toBe(Math.min(count, items.length));
				expect(chosen.length).toBe(Math.min(count, items.length));
			})
		);
	});
});
