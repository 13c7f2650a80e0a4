import { describe, expect, it } from 'vitest';
import { DEFAULT_OPTIONS, lengthOf, optionsOf } from './summary-options.ts';

const ownNumber = (sentences: number | undefined) =>
	lengthOf({ choice: 'sentences', sentences, form: 'paragraph' });

describe('lengthOf', () => {
	it('takes a preset or a number of sentences', () => {
		expect(lengthOf(DEFAULT_OPTIONS)).toBe('medium');
		expect(ownNumber(7)).toBe(7);
	});

	it.each([undefined, 0, -1, 2.5, 201, Number.NaN])('refuses %s sentences', (sentences) => {
		expect(ownNumber(sentences)).toBeUndefined();
	});

	it('asks for no number where one line is wanted', () => {
		expect(lengthOf({ choice: 'sentences', sentences: undefined, form: 'one-line' })).toBe('short');
	});
});

describe('optionsOf', () => {
	it('brings back what was asked for', () => {
		for (const length of ['short', 'long', 12] as const) {
			const options = optionsOf({ length, form: 'key-points' });
			expect(lengthOf(options)).toBe(length);
			expect(options.form).toBe('key-points');
		}
	});
});
