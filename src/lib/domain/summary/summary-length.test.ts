import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countWanted } from './summary-length.ts';

describe('countWanted', () => {
	it('follows the share of each preset within its bounds', () => {
		const wanted = (sentences: number) =>
			(['short', 'medium', 'long'] as const).map((length) =>
				countWanted(sentences, length, 'paragraph')
			);
		expect(wanted(4)).toEqual([2, 3, 5]);
		expect(wanted(30)).toEqual([3, 6, 10]);
		expect(wanted(5000)).toEqual([5, 12, 30]);
	});

	it('takes a number at its word, and one line as one sentence', () => {
		expect(countWanted(30, 7, 'key-points')).toBe(7);
		expect(countWanted(30, 7, 'one-line')).toBe(1);
		expect(countWanted(30, 'long', 'one-line')).toBe(1);
	});

	it('never makes a longer preset the shorter one', () => {
		fc.assert(
			fc.property(fc.nat(20_000), (sentences) => {
				const short = countWanted(sentences, 'short', 'paragraph');
				const medium = countWanted(sentences, 'medium', 'paragraph');
				expect(short).toBeLessThanOrEqual(medium);
				expect(medium).toBeLessThanOrEqual(countWanted(sentences, 'long', 'paragraph'));
			})
		);
	});
});
