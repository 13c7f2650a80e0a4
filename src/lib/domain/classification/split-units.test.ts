import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fakeClassifier } from './fake-classifier.fixture.ts';
import { splitUnits } from './split-units.ts';

const counter = fakeClassifier(['A', 'B'], {});

describe('splitUnits', () => {
	it('keeps short sentences whole', () => {
		const text = 'One two three. Four five.';
		expect(splitUnits(text, counter, 20)).toEqual([
			{ span: { start: 0, end: 14 }, tokens: 4 },
			{ span: { start: 15, end: 25 }, tokens: 3 }
		]);
	});

	it('cuts a long sentence between words, and a long row of signs anywhere', () => {
		const text = `${'word '.repeat(50)}${'!'.repeat(60)}`;
		const units = splitUnits(text, counter, 16);
		expect(units.every(({ tokens }) => tokens <= 16)).toBe(true);
		expect(units[0]?.span).toEqual({ start: 0, end: 16 * 5 - 1 });
	});

	it('never passes the budget and loses no character but white space', () => {
		const unit = fc.constantFrom('a', 'word', ' ', '. ', '!', '😀', '\n', 'É', '한');
		fc.assert(
			fc.property(
				fc.string({ unit, maxLength: 300 }),
				fc.integer({ min: 16, max: 40 }),
				(text, budget) => {
					const units = splitUnits(text, counter, budget);
					const kept = units.map(({ span }) => text.slice(span.start, span.end)).join('');
					expect(kept.replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
					for (const { tokens } of units) expect(tokens).toBeLessThanOrEqual(budget);
				}
			)
		);
	});
});
