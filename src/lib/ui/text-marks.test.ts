import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutIntoPieces, groupPieces, type TextMark } from './text-marks.ts';

const mark = (start: number, end: number): TextMark => ({
	start,
	end,
	tone: 'positive',
	title: `${start}-${end}`
});

describe('cutIntoPieces', () => {
	it('puts marks between plain pieces, whatever their order', () => {
		const [first, last] = [mark(0, 4), mark(9, 12)];
		expect(cutIntoPieces('Good but bad', [last, first])).toEqual([
			{ text: 'Good', mark: first },
			{ text: ' but ' },
			{ text: 'bad', mark: last }
		]);
	});

	it('leaves out what overlaps, is empty or lies outside', () => {
		const kept = mark(2, 6);
		expect(cutIntoPieces('abcdefgh', [kept, mark(5, 7), mark(7, 7), mark(7, 99)])).toEqual([
			{ text: 'ab' },
			{ text: 'cdef', mark: kept },
			{ text: 'gh' }
		]);
	});

	it('never loses or adds a character', () => {
		const anyMark = fc.tuple(fc.nat(60), fc.nat(60)).map(([start, end]) => mark(start, end));
		fc.assert(
			fc.property(
				fc.string({ unit: 'binary', maxLength: 50 }),
				fc.array(anyMark),
				(text, marks) => {
					const pieces = cutIntoPieces(text, marks);
					expect(pieces.map((piece) => piece.text).join('')).toBe(text);
					const grouped = groupPieces(pieces, 3).flatMap((group) => group.pieces);
					expect(grouped.map((piece) => piece.text).join('')).toBe(text);
					expect(grouped.filter((piece) => piece.mark)).toEqual(
						pieces.filter((piece) => piece.mark)
					);
				}
			)
		);
	});
});

describe('groupPieces', () => {
	const line = [{ text: 'good', mark: mark(0, 4) }, { text: ' day\nA ' }];

	it('cuts at line breaks into blocks', () => {
		expect(groupPieces([...line, ...line], 1)).toEqual([
			{ pieces: [line[0], { text: ' day\n' }], isBlock: true },
			{ pieces: [{ text: 'A ' }, line[0], { text: ' day\n' }], isBlock: true },
			{ pieces: [{ text: 'A ' }], isBlock: true }
		]);
	});

	it('cuts a text without line breaks into ever larger inline groups', () => {
		const plain = Array.from({ length: 20 }, (_, index) => ({ text: `${index} ` }));
		const groups = groupPieces(plain, 1);
		expect(groups.map((group) => group.pieces.length)).toEqual([4, 8, 8]);
		expect(groups.map((group) => group.isBlock)).toEqual([false, false, false]);
	});
});
