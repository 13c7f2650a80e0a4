import { describe, expect, it } from 'vitest';
import { findSignals } from './find-signals.ts';

function passagesOf(text: string): Record<string, string[]> {
	return Object.fromEntries(
		findSignals(text).map(({ id, passages }) => [
			id,
			passages.map(({ start, end }) => text.slice(start, end))
		])
	);
}

describe('findSignals', () => {
	it.each([
		['They LIED to us about NASA and COVID', 'shouting-capitals', ['LIED']],
		['Can you believe it?!! Yes', 'shouting-punctuation', ['?!!']],
		["You won't believe what she said. Then", 'clickbait', ["You won't believe what she said"]],
		['Some people say the lake is gone.', 'vague-attribution', ['Some people say']],
		['It cures all, doctors say.', 'vague-attribution', ['doctors say']],
		['He allegedly left, and may have paid.', 'hedging', ['allegedly', 'may have']],
		['The corrupt regime fell.', 'loaded-words', ['corrupt', 'regime']],
		['Please share before noon.', 'urge-to-share', ['Please share']],
		['Mayor Jane Field said it works.', 'named-sources', ['Mayor Jane Field said']],
		[
			'She said: “We will open the bridge in May.” Then',
			'direct-quotes',
			['“We will open the bridge in May.”']
		],
		['The survey counted 4,200 people.', 'sourced-numbers', ['4,200 people']],
		['Already 90 percent left the town.', 'bare-numbers', ['90 percent']],
		['See https://example.org/a for more.', 'links', ['https://example.org/a']]
	])('%s → %s', (text, id, passages) => {
		expect(passagesOf(text)[id]).toEqual(passages);
	});

	it('takes a text in capitals as one passage', () => {
		expect(passagesOf('WE ALL KNOW THIS TOWN')['shouting-capitals']).toEqual([
			'WE ALL KNOW THIS TOWN'
		]);
	});

	it('misses sources only in texts long enough to have some', () => {
		const line = 'The river rose over the old bridge in the night. ';
		expect(passagesOf(line)).not.toHaveProperty('missing-sources');
		expect(passagesOf(line.repeat(12))).toHaveProperty('missing-sources');
		expect(passagesOf(`${line.repeat(12)}Captain Joan Hill said so.`)).not.toHaveProperty(
			'missing-sources'
		);
	});

	it('finds nothing to say of a plain sentence', () => {
		expect(findSignals('The shop opens at nine and closes at six.')).toEqual([]);
	});

	it('takes no pronoun for a named source', () => {
		expect(passagesOf('He said it would rain. They told us.')).not.toHaveProperty('named-sources');
	});
});
