import { expect, it } from 'vitest';
import { assemblePages } from './pdf-document.ts';
import { LINE_END_HYPHEN } from './pdf-paragraphs.ts';
import { pageRanges } from './page-ranges.ts';

const text = (pages: string[]): string => assemblePages(pages).text;
const broken = (before: string, after: string): string => before + LINE_END_HYPHEN + after;

it('keeps the hyphen of compounds and drops that of broken words', () => {
	expect(text([`The ${broken('imple', 'mentation')} is slow.`])).toBe(
		'The implementation is slow.'
	);
	expect(text([`A ${broken('full', 'stack')} job: the full stack.`])).toBe(
		'A full-stack job: the full stack.'
	);
	expect(text([`A contract is a ${broken('con', 'tract')}.`])).toBe('A contract is a contract.');
});

it('keeps a lone hyphen in a long text that does not break words', () => {
	const filler = 'No word is broken in this text. '.repeat(80).trim();
	expect(text([`${broken('Cloud', 'native')} work. ${filler}`])).toContain('Cloud-native work.');
});

it('joins a sentence over a page end and leaves out what repeats on every page', () => {
	expect(text(['The boat left', 'the harbour.'])).toBe('The boat left the harbour.');
	const pages = ['Acme 1\nThe first.', 'Acme 2\nThe second.', 'Acme 3\nThe third.'];
	expect(assemblePages(pages)).toEqual({
		text: 'The first.\n\nThe second.\n\nThe third.',
		hasRunning: true
	});
});

it('names pages in ranges', () => {
	expect([pageRanges([4]), pageRanges([1, 3, 4, 5])]).toEqual(['4', '1, 3–5']);
});
