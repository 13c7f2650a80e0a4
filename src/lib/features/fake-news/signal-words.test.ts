import { expect, it } from 'vitest';
import { findSourceSignals } from '#lib/domain/fake-news/signals/source-signals.ts';
import { WORDING_RULES } from '#lib/domain/fake-news/signals/wording-rules.ts';
import { signalMeaning, signalTitle, SIGNAL_WORDS } from './signal-words.ts';

/** Texts that together set off every signal about sources. */
const TEXTS = [
	'“We counted every ballot by hand,” said Ada Byron. See https://example.org. 40 % of voters came.',
	'According to the ministry 1,200 people moved.',
	'The fire took 1,200 homes.',
	'Nothing of note was told here. '.repeat(20)
];

it('has words for every signal, and in English those of the signal itself', () => {
	const found = [...WORDING_RULES, ...TEXTS.flatMap(findSourceSignals)];
	expect(new Set(found.map(({ id }) => id))).toEqual(new Set(Object.keys(SIGNAL_WORDS)));
	for (const signal of found) {
		expect(signalTitle(signal)).toBe(signal.title);
		expect(signalMeaning(signal)).toBe(signal.explanation);
	}
});

it('lets a signal of another version speak for itself', () => {
	expect(signalTitle({ id: 'rhymes', title: 'Rhymes' })).toBe('Rhymes');
});
