import { expect, it } from 'vitest';
import { describeCounts } from './read-counts.ts';

it('says how much was read, and how', () => {
	expect(describeCounts({ words: 1, sentences: 1, tokens: 3, windows: 1 })).toBe(
		'1 word, 1 sentence, 3 tokens. Read in one piece; nothing was left out.'
	);
	expect(describeCounts({ words: 867, sentences: 59, tokens: 1000, windows: 14 })).toBe(
		'867 words, 59 sentences, 1,000 tokens. Read in 14 overlapping windows; nothing was left out.'
	);
});
