import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ContentIndex, isTelling } from './content-index.ts';
import { cleanNotes } from './change-notes.ts';
import type { ReadableFacts } from './history-entry.ts';
import { newEntryNotes } from './new-entry.ts';
import { foldWord, termsOf, textOf } from './search-terms.ts';

const notes = { title: '', tags: [], excerpt: '' };

function factsOf(id: string, at: number): ReadableFacts {
	return {
		id,
		userId: 'ann',
		tool: 'sentiment',
		at,
		updatedAt: at,
		durationMs: 1,
		inputSize: 1,
		model: 'm',
		device: 'wasm',
		isCached: false,
		isStarred: false
	};
}

function indexOf(...texts: string[]) {
	const index = new ContentIndex();
	texts.forEach((text, at) => {
		index.put({ facts: factsOf(`e${at}`, at), text, notes });
	});
	return index;
}

describe('ContentIndex', () => {
	it('finds every word, or how it begins, without case and accents, newest first', () => {
		const index = indexOf('The Café was lovely', 'a lovely cafeteria', 'lovely weather');
		expect(index.search({ text: 'lovely' })).toEqual(['e2', 'e1', 'e0']);
		expect(index.search({ text: 'CAFE love' })).toEqual(['e1', 'e0']);
		expect(index.search({ text: 'eather' })).toEqual([]);
		expect(index.search({ text: '…' })).toEqual(['e2', 'e1', 'e0']);
	});

	it('finds titles and tags, and forgets what is replaced or removed', () => {
		const index = indexOf('one', 'two');
		index.put({
			facts: factsOf('e0', 9),
			text: 'uno',
			notes: { ...notes, title: 'Eins', tags: ['Été 26'] }
		});
		expect(index.search({ text: 'one' })).toEqual([]);
		expect(index.search({ text: 'eins uno ete' })).toEqual(['e0']);
		expect(index.search({ tag: 'ete 26' })).toEqual(['e0']);
		expect(index.search({ tag: 'ete' })).toEqual([]);
		expect(index.tags()).toEqual([{ word: 'Été 26', entries: 1 }]);
		index.remove('e0');
		index.remove('nobody');
		expect([index.size, index.search({ text: 'u' })]).toEqual([1, []]);
	});

	it('answers as a plain walk through all texts does', () => {
		const words = fc.array(fc.constantFrom('ant', 'Ante', 'bee', 'beetle', 'É', 'cat'), {
			maxLength: 5
		});
		fc.assert(
			fc.property(fc.array(words, { maxLength: 12 }), words, fc.nat(11), (texts, query, gone) => {
				const index = indexOf(...texts.map((text) => text.join(' ')));
				index.remove(`e${gone}`);
				const wanted = query.map(foldWord);
				const expected = texts
					.map((text, at) => ({ id: `e${at}`, at, terms: text.map(foldWord) }))
					.filter(({ at }) => at !== gone)
					.filter(({ terms }) => wanted.every((w) => terms.some((term) => term.startsWith(w))))
					.reverse();
				expect(index.search({ text: query.join(' ') })).toEqual(expected.map(({ id }) => id));
			})
		);
	});

	it('stays right when most of it was removed or put again', () => {
		const index = indexOf(...Array.from({ length: 40 }, (_, at) => `owl n${at}`));
		for (let at = 0; at < 35; at++) index.remove(`e${at}`);
		index.put({ facts: factsOf('e38', 99), text: 'moon', notes });
		expect(index.search({ text: 'owl' })).toEqual(['e39', 'e37', 'e36', 'e35']);
		expect(index.search({ text: 'moon' })).toEqual(['e38']);
		expect(index.search({})).toEqual(['e38', 'e39', 'e37', 'e36', 'e35']);
		expect([index.size, index.wordCounts(1)]).toEqual([5, [{ word: 'owl', entries: 4 }]]);
	});

	it('counts the entries of a word as a plain walk does', () => {
		const word = fc.constantFrom('the', 'owl', 'Owl', 'of', '42', 'moon', 'ox', 'night');
		fc.assert(
			fc.property(fc.array(fc.array(word, { maxLength: 6 }), { maxLength: 8 }), (texts) => {
				const index = indexOf(...texts.map((text) => text.join(' ')));
				const expected = ['moon', 'night', 'owl']
					.map((one) => ({
						word: one,
						entries: texts.filter((text) => text.some((w) => w.toLowerCase() === one)).length
					}))
					.filter(({ entries }) => entries > 0)
					.sort((a, b) => b.entries - a.entries || (a.word < b.word ? -1 : 1));
				expect(index.wordCounts(10)).toEqual(expected);
				expect(index.wordCounts(1)).toEqual(expected.slice(0, 1));
			})
		);
		expect(indexOf('owl', 'owl').wordCounts(5, ['e1', 'gone'])).toEqual([
			{ word: 'owl', entries: 1 }
		]);
		expect(isTelling('über')).toBe(true);
	});
});

it('takes every string of an input for its text', () => {
	expect(
		textOf({
			text: 'a',
			length: 'long',
			more: { n: 1, id: '7', list: ['b', { c: 'c' }] },
			none: null
		})
	).toBe('a\nb\nc');
	expect(termsOf("Don’t stop, DON'T")).toEqual(["don't", 'stop']);
	expect(termsOf('今日は Été')).toContain('ete');
	expect(termsOf('今日は良い').length).toBeGreaterThan(1);
});

it('begins a title with the text, cut between characters', () => {
	expect(newEntryNotes({ text: ' a\n\n b ' })).toEqual({ title: '', tags: [], excerpt: 'a b' });
	expect(newEntryNotes({ text: '🦉'.repeat(161) }).excerpt).toBe(`${'🦉'.repeat(160)}…`);
});

it('keeps every tag once, as first written', () => {
	const before = { title: 'old', tags: ['x'], excerpt: 'e' };
	expect(cleanNotes(before, { tags: [' A  b ', 'a B', '', 'c'] })).toEqual({
		title: 'old',
		tags: ['A b', 'c'],
		excerpt: 'e'
	});
	expect(cleanNotes(before, { title: ' new ' })).toEqual({
		title: 'new',
		tags: ['x'],
		excerpt: 'e'
	});
});
