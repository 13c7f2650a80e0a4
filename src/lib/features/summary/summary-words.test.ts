import { describe, expect, it } from 'vitest';
import type { SummaryResult } from '#lib/domain/summary/summary-result.ts';
import { announceSummary, describeCompression, summaryMarkdown } from './summary-words.ts';

const result: SummaryResult = {
	method: 'extractive',
	form: 'key-points',
	tooShort: false,
	sentences: [{ span: { start: 0, end: 9 }, index: 0, text: 'It rains.', score: 1, rank: 1 }],
	text: '- It rains.',
	sourceSentences: 1041,
	sourceWords: 12_932,
	summaryWords: 1164,
	compression: 0.09
};

describe('describeCompression', () => {
	it('says share and words', () => {
		expect(describeCompression(result)).toBe('9 % of the text: 1,164 of 12,932 words');
	});

	it('never says nought of a summary that has words', () => {
		const tiny = { compression: 0.002, summaryWords: 20, sourceWords: 10_000 };
		expect(describeCompression(tiny)).toBe('less than 1 % of the text: 20 of 10,000 words');
	});
});

describe('announceSummary', () => {
	it('says when nothing was shortened', () => {
		expect(announceSummary({ ...result, tooShort: true })).toContain('too short');
	});
});

describe('summaryMarkdown', () => {
	it('holds the summary, its size and how it was made', () => {
		expect(summaryMarkdown(result)).toBe(
			'# Summary\n\n- It rains.\n\n---\n\n9 % of the text: 1,164 of 12,932 words, 1 of 1,041 sentences. ' +
				'Every sentence stands word for word in the text: they were picked, nothing was rephrased.\n'
		);
	});

	it('says of how many sentences asides were left out', () => {
		const [sentence] = result.sentences;
		if (!sentence) throw new Error('no sentence');
		const tight = { ...result, sentences: [{ ...sentence, tightened: true }, sentence] };
		expect(summaryMarkdown(tight)).toContain('Asides were left out of 1 sentence: it stands whole');
	});

	it('explains a text that comes back whole', () => {
		const short = { ...result, tooShort: true, sourceSentences: 1 };
		expect(summaryMarkdown(short)).toContain('It has one sentence, no more than');
	});
});
