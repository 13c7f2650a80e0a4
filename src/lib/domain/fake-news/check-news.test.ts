import { describe, expect, it } from 'vitest';
import type { Calibration } from '#lib/domain/classification/calibration.ts';
import { fakeClassifier } from '#lib/domain/classification/fake-classifier.fixture.ts';
import { checkNews, classifyNews } from './check-news.ts';
import { newsResultSchema } from './news-result.ts';
import { errorRates } from './error-rates.ts';

const calibration: Calibration = {
	target: 'FAKE',
	slope: 1,
	intercept: 0,
	threshold: 0.7,
	windowTokens: 32,
	overlapTokens: 8,
	fittedOn: 'nothing'
};
const model = () => ({
	classifier: fakeClassifier(['REAL', 'FAKE'], { secret: 15, council: -15, reuters: -90 }),
	calibration
});

const RUMOUR = 'A secret cure was found in a SHOCKING old book!!';
const REPORT = 'The city council met on Monday, Mayor Jane Field said.';

describe('checkNews', () => {
	it('puts texts into three bands and answers in the documented shape', async () => {
		const result = await checkNews({ text: RUMOUR }, model());
		expect(newsResultSchema.parse(structuredClone(result))).toEqual(result);
		expect(result.band).toBe('unreliable-signs');
		expect((await checkNews({ text: REPORT }, model())).band).toBe('reliable-signs');
		expect((await checkNews({ text: 'Rain is expected at noon.' }, model())).band).toBe('unclear');
	});

	it('does not read datelines, links and hash signs, and marks words where they stand', async () => {
		const bare = 'A secret plan was found.';
		const dressed = `LONDON (Reuters) - A #secret plan was found. https://t.co/abc`;
		const [first, second] = await classifyNews([bare, dressed], model());
		expect(second?.probability).toBeCloseTo(first?.probability ?? 0, 9);
		const { words } = await checkNews({ text: dressed }, model());
		const span = words[0]?.span;
		expect(span && dressed.slice(span.start, span.end)).toBe('secret');
	});

	it('gives one text the answer that it gets in a batch', async () => {
		const texts = [RUMOUR, REPORT, `${RUMOUR} ${REPORT} `.repeat(5)];
		const batch = await classifyNews(texts, model());
		for (const [index, text] of texts.entries()) {
			const { band, probability } = await checkNews({ text }, model());
			expect({ band, probability }).toEqual(batch[index]);
		}
	});

	it('never calls a claim by the two words that it cannot know', async () => {
		const text = `${RUMOUR} Some people say 4,000 people left. ${'Nobody knows why. '.repeat(30)}`;
		const { signals, notes, searches } = await checkNews({ text }, model());
		const shown = [
			...notes,
			...signals.flatMap(({ title, explanation }) => [title, explanation]),
			...searches.map(({ label }) => label.replace(/“.*”/u, ''))
		].join(' ');
		expect(signals.length).toBeGreaterThan(3);
		expect(shown).not.toMatch(/\b(?:true|false)\b/i);
	});
});

describe('errorRates', () => {
	it('tells how often the model is wrong, worst first', () => {
		expect(
			errorRates([
				{ dataset: 'posts', rows: 2140, name: 'accuracy', value: 92.6 },
				{ dataset: 'claims', rows: 1284, name: 'accuracy', value: 62.2 },
				{ dataset: 'claims', rows: 1284, name: 'auc', value: 0.67 }
			])
		).toEqual([
			{ dataset: 'claims', rows: 1284, wrongOfTen: 4 },
			{ dataset: 'posts', rows: 2140, wrongOfTen: 1 }
		]);
	});
});
