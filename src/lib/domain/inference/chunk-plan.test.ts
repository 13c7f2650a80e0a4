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
			fc.property(texts, fc.integer({ min: 1, max: 4 }), (given, workers) => {
				const chunks = planChunks(given, workers);
				expect(chunks.flat().sort((a, b) => a - b)).toEqual(given.map((_, index) => index));
				expect(chunks.every((chunk) => chunk.length > 0)).toBe(true);
			})
		);
	});

	it('never puts a longer text behind a shorter one', () => {
		fc.assert(
			fc.property(texts, fc.integer({ min: 1, max: 4 }), (given, workers) => {
				const lengths = planChunks(given, workers).map((chunk) =>
					chunk.map((index) => given[index]?.length ?? 0)
				);
				for (const [place, chunk] of lengths.entries()) {
					const next = lengths[place + 1];
					if (next) expect(Math.min(...chunk)).toBeGreaterThanOrEqual(Math.max(...next) - 3);
				}
			})
		);
	});

	it('halves a small batch of equal texts between two workers', () => {
		const chunks = planChunks(
			Array.from({ length: 32 }, () => 'x'.repeat(80)),
			2
		);
		expect(chunks.map((chunk) => chunk.length)).toEqual([16, 16]);
	});
});
