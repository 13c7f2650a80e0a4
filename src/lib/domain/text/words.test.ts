import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitWords } from './words.ts';

const wordsOf = (text: string): string[] =>
	splitWords(text).map(({ start, end }) => text.slice(start, end));

describe('splitWords', () => {
	it('counts words and numbers, not punctuation, white space or emoji', () => {
		expect(wordsOf('Don\'t panic: 3.5 litres — "naïve" 😀 co-op\n')).toEqual([
			"Don't",
			'panic',
			'3.5',
			'litres',
			'naïve',
			'co',
			'op'
		]);
		expect(splitWords(' a bc')).toEqual([
			{ start: 1, end: 2 },
			{ start: 3, end: 5 }
		]);
	});

	it('agrees with the segmenter run over the whole text', () => {
		const segmenter = new Intl.Segmenter('en', { granularity: 'word' });
		const unit = fc.constantFrom(
			'word',
			' ',
			'3.5',
			"it's",
			'😀',
			'\ud83d',
			'. ',
			'é',
			'漢字',
			'\n',
			','
		);
		fc.assert(
			fc.property(fc.array(unit, { maxLength: 900 }), (units) => {
				const text = units.join('');
				const whole = [...segmenter.segment(text)]
					.filter((segment) => segment.isWordLike)
					.map(({ index, segment }) => ({ start: index, end: index + segment.length }));
				expect(splitWords(text)).toEqual(whole);
			}),
			{ numRuns: 50 }
		);
	});

	it('keeps one very long word whole', () => {
		expect(splitWords('a'.repeat(300_000))).toEqual([{ start: 0, end: 300_000 }]);
	});
});
