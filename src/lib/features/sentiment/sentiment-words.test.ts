import { describe, expect, it } from 'vitest';
import type { SentimentResult } from '#lib/domain/sentiment/sentiment-result.ts';
import {
	describeSentiment,
	excerpt,
	explainSentiment,
	percent,
	sentimentMarkdown,
	sentimentText
} from './sentiment-words.ts';

const text = 'Lovely | quiet.\nThe bill hurt.';
const positive: SentimentResult = {
	label: 'positive',
	probability: 0.874,
	positive: 0.874,
	isDivided: false,
	sentences: [
		{ span: { start: 0, end: 15 }, label: 'positive', probability: 0.98, positive: 0.98 },
		{ span: { start: 16, end: 30 }, label: 'mixed', probability: 0.6, positive: 0.4 }
	],
	words: [
		{ span: { start: 0, end: 6 }, effect: 1.5 },
		{ span: { start: 25, end: 29 }, effect: -0.5 }
	],
	course: [],
	balance: { positive: 0.5, mixed: 0.5, negative: 0 },
	counts: { words: 5, tokens: 8, sentences: 2, windows: 1 }
};

describe('describeSentiment and explainSentiment', () => {
	it('state a label with what its probability means', () => {
		expect(describeSentiment(positive)).toBe('Positive, 87 % likely.');
		expect(explainSentiment(positive, 0.75)).toBe('Of 100 answers this sure, about 87 are right.');
	});

	it('tell a text that contradicts itself from one that the model cannot read', () => {
		const divided: SentimentResult = {
			...positive,
			label: 'mixed',
			isDivided: true,
			balance: { positive: 0.4, mixed: 0.15, negative: 0.45 }
		};
		expect(describeSentiment(divided)).toBe(
			'Mixed: some sentences are clearly positive, others clearly negative.'
		);
		expect(explainSentiment(divided, 0.75)).toContain(
			'40 % of the text stands in clearly positive sentences, 45 % in clearly negative ones.'
		);
		const unclear: SentimentResult = {
			...positive,
			label: 'mixed',
			probability: 0.58,
			positive: 0.42
		};
		expect(describeSentiment(unclear)).toBe('Mixed: the model cannot tell.');
		expect(explainSentiment(unclear, 0.75)).toMatch(
			/^The model leans negative, by 58 % only\. Below 75 % it gives no label/
		);
	});
});

it('never claims to be certain', () => {
	expect([percent(1), percent(0.9999), percent(0)]).toEqual(['99 %', '99 %', '1 %']);
});

it('cuts passages between words', () => {
	expect(excerpt('one two three four', { start: 0, end: 18 }, 9)).toBe('one two …');
	expect(excerpt('one\n two', { start: 0, end: 8 }, 9)).toBe('one two');
});

describe('exports', () => {
	it('gives a few lines of plain text', () => {
		expect(sentimentText(positive, text, 0.75).split('\n')).toEqual([
			'Positive, 87 % likely.',
			'Of 100 answers this sure, about 87 are right.',
			'Words towards positive: Lovely',
			'Words towards negative: hurt',
			'5 words, 2 sentences, 8 tokens. Read in one piece; nothing was left out.'
		]);
	});

	it('gives Markdown whose tables hold whatever the text holds', () => {
		expect(sentimentMarkdown(positive, text, 0.75)).toBe(`# Sentiment

**Positive, 87 % likely.** Of 100 answers this sure, about 87 are right.

Balance: 50 % positive, 50 % mixed, 0 % negative. 5 words, 2 sentences, 8 tokens. Read in one piece; nothing was left out.

## Sentences

| No. | Label | Probability | Sentence |
| --- | --- | --- | --- |
| 1 | Positive | 98 % | Lovely \\| quiet. |
| 2 | Mixed | 60 % | The bill hurt. |

## Words that moved the answer

| Word | Effect |
| --- | --- |
| Lovely | strongly towards positive |
| hurt | clearly towards negative |
`);
	});
});
