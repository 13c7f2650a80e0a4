import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planChunks } from './chunk-plan.ts';

const texts = fc.array(
	fc.integer({ min: 0, max: 4000 }).map((length) => 'x'.repeat(length)),
	{ maxLength: 120 }
);

describe('planChunks', () => {
	it('keeps every text exactly once, and no chunk is empty', () => {
		fc.assert(
			fc.property(texts, (given) => {
				const chunks = planChunks(given);
				expect(chunks.flat().sort((a, b) => a - b)).toEqual(given.map((_, index) => index));
				expect(chunks.every((chunk) => chunk.length > 0)).toBe(true);
			})
		);
	});

	it('never puts a longer text behind a shorter one', () => {
		fc.assert(
			fc.property(texts, (given) => {
				const lengths = planChunks(given).map((chunk) =>
					chunk.map((index) => given[index]?.length ?? 0)
				);
				for (const [place, chunk] of lengths.entries()) {
					const next = lengths[place + 1];
					// Lengths within one token count as alike.
					if (next) expect(Math.min(...chunk)).toBeGreaterThanOrEqual(Math.max(...next) - 3);
				}
			})
		);
	});

	it('keeps chunks small, but for a single text that is long by itself', () => {
		fc.assert(
			fc.property(texts, (given) => {
				for (const chunk of planChunks(given)) {
					const characters = chunk.map((index) => given[index]?.length ?? 0);
					const longest = Math.max(...characters);
					const sum = characters.reduce((total, length) => total + length / 4 + 3, 0);
					expect(sum).toBeLessThanOrEqual(1.5 * 512 + longest / 4 + 3);
				}
			})
		);
	});

	it('halves a batch of 32 short texts', () => {
		const chunks = planChunks(Array.from({ length: 32 }, () => 'x'.repeat(120)));
		expect(chunks.map((chunk) => chunk.length)).toEqual([16, 16]);
	});
});
