import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitSentences } from './sentences.ts';

const sentencesOf = (text: string): string[] =>
	splitSentences(text).map(({ start, end }) => text.slice(start, end));

/** Each list is one text, joined by spaces, that must come apart as written. */
const RUNNING_TEXTS: Record<string, string[]> = {
	titles: ['Mr. Smith met Dr. Jones and Sen. Lee.', 'They left.'],
	initials: ['J. K. Rowling wrote it.', 'A. A. Milne did not.', 'So did I.', 'Then we went.'],
	'dotted names': ['The U.S. Senate met.', 'He lives in the U.S.', 'The senate did not mind.'],
	latin: ['Use a vessel, e.g. A jar, i.e. Glass.', 'Pots, pans etc. will do.'],
	firms: ['Apple Inc. CEO Tim Cook spoke for Foo Ltd. on Friday.', 'It was an Inc.', 'The end.'],
	months: ['On Jan. 3 and Sept. 11 it rained.', 'Was it Dec. 25?', 'It was.'],
	'the word no': ['No. 5 is alive.', 'No.', 'I will not.', 'Is it?', 'No.'],
	saints: ['St. Louis and Ft. Worth are far.', 'He lives on Main St.', 'The street is long.'],
	clock: ['At 5 p.m. Monday he left.', 'At 6 p.m. EST it rang.', 'It was 7 p.m.', 'Police came.'],
	decimals: [
		'He paid $3.50 for 2.5 litres.',
		'It rose 0.4 per cent to 1.25.',
		'Version 2.0 is out.'
	],
	'before digits': ['It ended in 2010.', '50 people came.', 'Nobody spoke.', '3 left.'],
	ellipses: ['Wait... what is it?', 'Well...', 'Then he left…', 'Nobody knew.'],
	quotes: [
		'"I am here."',
		'He was.',
		'"Really?!" she asked.',
		'He said “Yes.”',
		'Then “No. ”',
		'It ended.'
	],
	'closing bracket': ['It is so (as he said.)', 'It is not.', 'Is it (yes.) now?'],
	datelines: ['(CNN)Share it.', '(CNN) -- It began.', 'WASHINGTON, D.C. (AP) — It went on.'],
	wire: [
		'By . Associated Press .',
		'PUBLISHED: . 14:11 EST, 25 October 2013 .',
		'The bishop spoke .'
	],
	emoji: ['I love it 👩‍👩‍👧!', 'Yes 😀.', 'No.'],
	'numbered heads': ['1. Introduction to it.', '2. The method.'],
	'inline bullets': ['• Led a team of 5', '• Wrote C++ and Node.js', '• Shipped'],
	'other scripts': ['Ça va?', 'Über alles.', 'Ёлка стоит.', 'Да.'],
	'no capitals': ['the film by mr. smith is good .', 'it is fun.', 'see e.g. the start!', 'yes']
};

describe('splitSentences', () => {
	it.each(Object.entries(RUNNING_TEXTS))('splits running text: %s', (_, sentences) => {
		expect(sentencesOf(sentences.join(' '))).toEqual(sentences);
	});

	it('gives offsets into the original text, without white space around', () => {
		expect(splitSentences('  One.\r\n\r\n Two.\n')).toEqual([
			{ start: 2, end: 6 },
			{ start: 11, end: 15 }
		]);
		expect(splitSentences(' \n\t ')).toEqual([]);
		expect(splitSentences('')).toEqual([]);
	});

	it('keeps a text without punctuation whole', () => {
		const text = 'a text that goes on and on without any punctuation '.repeat(40).trim();
		expect(splitSentences(text)).toEqual([{ start: 0, end: text.length }]);
	});

	it('ends a sentence at a blank line, a bullet, a heading, and an entry of a list', () => {
		const blocks = [
			'Summary of work',
			'SKILLS',
			'Python',
			'TypeScript',
			'- one thing',
			'* two things'
		];
		expect(sentencesOf(blocks.join('\n'))).toEqual(blocks);
		expect(sentencesOf('no stop here\n\nnext paragraph')).toEqual([
			'no stop here',
			'next paragraph'
		]);
		expect(sentencesOf('python\nsql\ngo')).toEqual(['python', 'sql', 'go']);
	});

	it('reads on over the line breaks of a wrapped paragraph', () => {
		const first =
			'This paragraph has been wrapped by an editor at sixty-odd\ncharacters by\nDr. Miller.';
		const second =
			'It then goes on about the life and the works of Mr.\nSmith and the\nEuropean Union.';
		expect(sentencesOf(`${first} ${second}`)).toEqual([first, second]);
		expect(sentencesOf('- a bullet that is\n  wrapped\n- next')).toEqual([
			'- a bullet that is\n  wrapped',
			'- next'
		]);
	});

	it('obeys its laws on any text: ordered, apart, nothing lost, no pair of surrogates cut', () => {
		const piece = fc.oneof(
			fc.constantFrom(
				'. ',
				'! ',
				'?" ',
				'…',
				'\n',
				'\r\n',
				'\n\n',
				' - ',
				'• ',
				'Mr. ',
				'U.S. ',
				'1. '
			),
			fc.constantFrom(
				'Word',
				'word ',
				'3.5',
				'😀',
				'\ud83d',
				'\ude00',
				'(CNN)',
				'“',
				'” ',
				'\u2028',
				'\ufeff'
			),
			fc.string({ unit: 'binary', maxLength: 6 })
		);
		const texts = fc.array(piece, { maxLength: 80 }).map((pieces) => pieces.join(''));
		fc.assert(
			fc.property(texts, (text) => {
				const spans = splitSentences(text);
				let last = 0;
				for (const { start, end } of spans) {
					expect(start).toBeGreaterThanOrEqual(last);
					expect(end).toBeGreaterThan(start);
					expect(text.slice(last, start).trim()).toBe('');
					expect(text.slice(start, end).trim()).toBe(text.slice(start, end));
					for (const at of [start, end]) {
						expect(/^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(at - 1, at + 1))).toBe(false);
					}
					last = end;
				}
				expect(text.slice(last).trim()).toBe('');
			}),
			{ numRuns: 500 }
		);
	});

	it('splits long texts as it splits short ones', () => {
		const paragraph =
			'Mr. Smith met J. K. Rowling in the U.S. on Jan. 3. "Really?!" she said. It was 5 p.m. Then… He left. ';
		const once = sentencesOf(paragraph);
		const text = paragraph.repeat(300);
		expect(sentencesOf(text)).toEqual(Array.from({ length: 300 }, () => once).flat());
	});

	it.each(['One sentence follows. ', 'a', ' ', '1. ', '\n', '. "'])(
		'takes time in proportion to the length: %j',
		(unit) => {
			const time = (length: number): number => {
				const text = unit.repeat(length / unit.length);
				const began = performance.now();
				splitSentences(text);
				return performance.now() - began;
			};
			time(20_000);
			// A square law would make it 64 times as long; the slack is for a busy machine.
			expect(time(400_000)).toBeLessThan(40 * Math.max(time(50_000), 10));
		}
	);
});
