import { describe, expect, it } from 'vitest';
import type { NewsResult } from '#lib/domain/fake-news/news-result.ts';
import { markPulls, markSignals } from './news-marks.ts';
import { describeNews, explainNews, newsLimits, newsMarkdown, newsText } from './news-words.ts';

const text = 'WOW! Some say the bridge fell. “It did not,” said Ann Lee.';
const result: NewsResult = {
	band: 'unreliable-signs',
	probability: 0.74,
	sentences: [
		{ span: { start: 0, end: 4 }, probability: 0.9, pull: 0.6 },
		{ span: { start: 5, end: 30 }, probability: 0.7, pull: 0.395 },
		{ span: { start: 31, end: 59 }, probability: 0.5, pull: -0.005 }
	],
	words: [
		{ span: { start: 0, end: 3 }, effect: 1.2 },
		{ span: { start: 45, end: 49 }, effect: -0.3 }
	],
	signals: [
		{
			id: 'shouting',
			title: 'Words in capitals',
			direction: 'lowers',
			explanation: 'They press for a feeling.',
			passages: [{ start: 0, end: 3 }]
		},
		{
			id: 'quotes',
			title: 'Direct quotes',
			direction: 'raises',
			explanation: 'They can be searched for.',
			passages: [{ start: 31, end: 44 }]
		},
		{
			id: 'named',
			title: 'Named sources',
			direction: 'raises',
			explanation: 'Someone can be asked.',
			passages: [{ start: 40, end: 58 }]
		}
	],
	searches: [{ label: 'Bridge', query: 'bridge fell', span: { start: 5, end: 30 } }],
	notes: ['It judges wording.'],
	counts: { words: 11, tokens: 20, sentences: 3, windows: 1 }
};

describe('words', () => {
	it('say what the answer is, and of what', () => {
		expect(describeNews(result)).toBe(
			'Signs of unreliability. This judges the wording, not the facts.'
		);
		expect(explainNews(result)).toContain('about 74 had been rated unreliable');
		expect(explainNews({ ...result, probability: 0.2 })).toContain(
			'about 80 had been rated reliable'
		);
	});

	it('give a few lines of plain text', () => {
		expect(newsText(result).split('\n').slice(2)).toEqual([
			'Lowers trust: Words in capitals',
			'Raises trust: Direct quotes; Named sources',
			'11 words, 3 sentences, 20 tokens. Read in one piece; nothing was left out.'
		]);
	});

	it('give Markdown with signals, passages, searches and limits', () => {
		const markdown = newsMarkdown(result, text, ['On X it is wrong about 4 times in 10.']);
		expect(markdown.split('\n').filter((line) => /^#|^ *- /.test(line))).toEqual([
			'# News check',
			'## How often the model is wrong',
			'- On X it is wrong about 4 times in 10.',
			'## Writing signals: lowers trust',
			'- **Words in capitals.** They press for a feeling.',
			'  - “WOW”',
			'## Writing signals: raises trust',
			'- **Direct quotes.** They can be searched for.',
			'  - “' + text.slice(31, 44) + '”',
			'- **Named sources.** Someone can be asked.',
			'  - “' + text.slice(40, 58) + '”',
			'## Words that moved the answer',
			'- WOW: strongly towards unreliable',
			'- said: slightly towards reliable',
			'## To check by hand',
			expect.stringContaining('- bridge fell: [Fact Check Explorer](https://toolbox.google.com/'),
			'## Limits',
			...newsLimits().map((limit) => `- ${limit}`)
		]);
	});

	it('never pass judgement on a claim', () => {
		for (const band of ['reliable-signs', 'unclear', 'unreliable-signs'] as const) {
			const all = newsMarkdown({ ...result, band }, text, []) + newsText({ ...result, band });
			expect(all).not.toMatch(/\b(?:true|false|fake|lie|lies)\b/i);
		}
	});
});

describe('marks', () => {
	it('show how far each sentence pulls, and which way', () => {
		expect(markPulls(result).map(({ tone, title }) => [tone, title])).toEqual([
			['negative', 'pulls towards unreliable, 60 % of all pull'],
			['negative', 'pulls towards unreliable, 40 % of all pull'],
			['mixed', 'hardly pulls either way']
		]);
	});

	it('show the chosen signal where two overlap', () => {
		const ids = (first?: string) => markSignals(result.signals, first).map(({ id }) => id);
		expect(ids()).toEqual(['signal-shouting-0', 'signal-quotes-0']);
		expect(ids('named')).toEqual(['signal-shouting-0', 'signal-named-0']);
	});
});
