import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layoutPage } from './pdf-paragraphs.ts';
import type { PdfRun } from './pdf-segments.ts';

/** Text of 10 points whose letters are all 5 wide. */
function run(text: string, x: number, y: number, spaceBefore = false): PdfRun {
	return { text, x, y, width: text.length * 5, size: 10, spaceBefore, isRightToLeft: false };
}

describe('layoutPage', () => {
	it('joins pieces that touch and parts words at gaps', () => {
		expect(layoutPage([run('Sen', 0, 0), run('ior', 15, 0), run('role', 34, 0)])).toBe(
			'Senior role'
		);
	});

	it('keeps a line end where the next word had found room', () => {
		const lines = ['Dear reader of this,', 'the quick brown fox jumps over the dog', 'and sleeps.'];
		const runs = lines.map((line, index) => run(line, 0, index * 12));
		expect(layoutPage(runs)).toBe(
			'Dear reader of this,\nthe quick brown fox jumps over the dog and sleeps.'
		);
	});

	it('keeps dates at the right margin in their row', () => {
		const runs = ['First job', 'Second job', 'Third job', 'Fourth job'].flatMap((job, index) => [
			run(job, 0, index * 12),
			run(`201${index}`, 300, index * 12)
		]);
		expect(layoutPage(runs)).toBe(
			'First job\t2010\nSecond job\t2011\nThird job\t2012\nFourth job\t2013'
		);
	});

	it('loses no letter and invents none, wherever the pieces stand', () => {
		const word = fc.stringMatching(/^[a-z]{1,8}$/u);
		const place = fc.integer({ min: 0, max: 600 });
		fc.assert(
			fc.property(fc.array(fc.tuple(word, place, place), { maxLength: 60 }), (placed) => {
				const letters = (text: string) => Array.from(text.replace(/\s/gu, '')).sort().join('');
				const runs = placed.map(([text, x, y]) => run(text, x, y));
				expect(letters(layoutPage(runs))).toBe(letters(placed.map(([text]) => text).join('')));
			})
		);
	});
});
