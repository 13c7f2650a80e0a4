import { describe, expect, it } from 'vitest';
import { DEFAULT_GENERATION } from '#lib/domain/generation/generation-options.ts';
import { DEFAULT_OPTIONS, inputOf, lengthOf, optionsOf } from './summary-options.ts';

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
			expect(options.tighten).toBe(false);
		}
		expect(optionsOf({ length: 'short', form: 'paragraph', tighten: true }).tighten).toBe(true);
	});
});

describe('inputOf', () => {
	it('asks only who picks sentences to tighten them', () => {
		const options = { ...DEFAULT_OPTIONS, tighten: true };
		expect(inputOf('x', options, 'picker')).toEqual({
			text: 'x',
			length: 'medium',
			form: 'paragraph',
			tighten: true
		});
		expect(inputOf('x', options, 'browser')).not.toHaveProperty('tighten');
		expect(inputOf('x', options, 'writer')).not.toHaveProperty('tighten');
		expect(inputOf('x', DEFAULT_OPTIONS, 'picker')).not.toHaveProperty('tighten');
	});

	it('gives a model that writes what its boxes hold', () => {
		const writing = { beams: 4, minTokens: 10, maxTokens: 60, noRepeatNgram: 0 };
		expect(inputOf('x', { ...DEFAULT_OPTIONS, form: 'one-line', writing }, 'writer')).toEqual({
			text: 'x',
			length: 'medium',
			form: 'paragraph',
			generation: writing
		});
	});

	it.each([
		{ maxTokens: undefined },
		{ minTokens: 80, maxTokens: 70 },
		{ maxTokens: 501 },
		{ minTokens: 1.5 }
	])('runs no writer with %o', (wrong) => {
		const writing = { ...DEFAULT_GENERATION, ...wrong };
		expect(inputOf('x', { ...DEFAULT_OPTIONS, writing }, 'writer')).toBeUndefined();
		expect(inputOf('x', { ...DEFAULT_OPTIONS, writing }, 'picker')).toBeDefined();
	});

	it('asks the browser for one of its three lengths', () => {
		const options = { ...DEFAULT_OPTIONS, choice: 'sentences', sentences: undefined } as const;
		expect(inputOf('x', options, 'browser')).toEqual({
			text: 'x',
			length: 'medium',
			form: 'paragraph'
		});
		expect(inputOf('x', options, 'picker')).toBeUndefined();
	});

	it('brings back how a model wrote', () => {
		const generation = { ...DEFAULT_GENERATION, beams: 2 };
		const options = optionsOf({ length: 'medium', form: 'paragraph', generation });
		expect(inputOf('x', options, 'writer')?.generation).toEqual(generation);
	});
});
