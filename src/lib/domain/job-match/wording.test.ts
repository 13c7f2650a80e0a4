import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countTerms, rarityAmong, weighTerms, wordingOverlap } from './wording.ts';

function overlap(a: string, b: string, others: readonly string[] = []) {
	const counts = [a, b, ...others].map(countTerms);
	const rarity = rarityAmong(counts);
	const [first, second] = [weighTerms(countTerms(a), rarity), weighTerms(countTerms(b), rarity)];
	return wordingOverlap(first, second);
}

describe('wordingOverlap', () => {
	it('is 1 for the same text and 0 where no word is shared', () => {
		const text = 'Bakes sourdough bread';
		expect(overlap(text, text).words).toBeCloseTo(1);
		expect(overlap(text, text).pairs).toBeCloseTo(1);
		expect(overlap(text, 'flies aeroplanes')).toEqual({ words: 0, pairs: 0 });
	});

	it('counts a rare word more than one of every posting', () => {
		const rare = overlap('sourdough experience', 'sourdough plumbing').words;
		const generic = overlap('sourdough experience', 'plumbing experience').words;
		expect(rare).toBeGreaterThan(2 * generic);
	});

	it('counts a word less that most of the texts compared share', () => {
		const others = Array.from({ length: 40 }, () => 'sourdough');
		const alone = overlap('sourdough rye', 'sourdough cakes').words;
		expect(overlap('sourdough rye', 'sourdough cakes', others).words).toBeLessThan(alone / 2);
	});

	it('is symmetric, from 0 to 1, and never undefined', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme' }), fc.lorem(), fc.lorem(), (a, b, c) => {
				const [there, back] = [overlap(`${a} ${b}`, c), overlap(c, `${a} ${b}`)];
				for (const kind of ['words', 'pairs'] as const) {
					expect(there[kind]).toBeCloseTo(back[kind], 9);
					expect(there[kind]).toBeGreaterThanOrEqual(0);
					expect(there[kind]).toBeLessThanOrEqual(1 + 1e-9);
				}
			})
		);
	});
});
