import { describe, expect, it } from 'vitest';
import type { Calibration } from '#lib/domain/classification/calibration.ts';
import { fakeClassifier } from '#lib/domain/classification/fake-classifier.fixture.ts';
import { analyzeSentiment, classifySentiments } from './analyze-sentiment.ts';
import { sentimentInputSchema } from './sentiment-input.ts';
import { sentimentResultSchema } from './sentiment-result.ts';

const calibration: Calibration = {
	target: 'POSITIVE',
	slope: 1,
	intercept: 0,
	threshold: 0.75,
	windowTokens: 24,
	overlapTokens: 8,
	fittedOn: 'nothing'
};
const model = () => ({
	classifier: fakeClassifier(['NEGATIVE', 'POSITIVE'], { lovely: 30, dreadful: -30 }),
	calibration
});

const PRAISE = 'We had a lovely time in this house.';
const BLAME = 'We had a dreadful time in that hotel.';
const PLAIN = 'The train leaves at nine from the north side.';
const TEXTS = [
	PRAISE,
	BLAME,
	PLAIN,
	`${PRAISE} ${BLAME}`,
	[PRAISE, PLAIN, PLAIN, PRAISE].join(' ')
];

describe('analyzeSentiment', () => {
	it('names the label, marks each sentence, and answers in the documented shape', async () => {
		const text = `@anna ${PRAISE} ${PLAIN}`;
		const result = await analyzeSentiment({ text }, model());
		expect(sentimentResultSchema.parse(structuredClone(result))).toEqual(result);
		expect(result.label).toBe('positive');
		expect(result.sentences.map(({ label }) => label)).toEqual(['positive', 'mixed']);
		expect(result.sentences.map(({ span }) => text.slice(span.start, span.end))).toEqual([
			PRAISE,
			PLAIN
		]);
		expect(
			result.words[0] && text.slice(result.words[0].span.start, result.words[0].span.end)
		).toBe('lovely');
		const { positive, mixed, negative } = result.balance;
		expect(positive + mixed + negative).toBeCloseTo(1, 9);
	});

	it('says mixed where it cannot tell, and where sentences contradict each other', async () => {
		const [plain, divided] = [
			await analyzeSentiment({ text: PLAIN }, model()),
			await analyzeSentiment({ text: `${PRAISE} ${BLAME}` }, model())
		];
		expect([plain.label, plain.isDivided, plain.probability]).toEqual(['mixed', false, 0.5]);
		expect([divided.label, divided.isDivided]).toEqual(['mixed', true]);
	});

	it('gives one text the answer that it gets in a batch', async () => {
		const batch = await classifySentiments(TEXTS, model());
		for (const [index, text] of TEXTS.entries()) {
			const { label, probability, positive, isDivided } = await analyzeSentiment({ text }, model());
			expect({ label, probability, positive, isDivided }).toEqual(batch[index]);
		}
	});

	it('traces the course of long texts: from praise to blame', async () => {
		const text = `${`${PRAISE} `.repeat(6)}${`${BLAME} `.repeat(6)}`;
		const { course, counts } = await analyzeSentiment({ text }, model());
		expect(course).toHaveLength(12);
		expect(course[0]?.positive).toBeGreaterThan(0.75);
		expect(course.at(-1)?.positive).toBeLessThan(0.25);
		expect(counts.sentences).toBe(12);
		expect(counts.windows).toBeGreaterThan(1);
	});
});

describe('sentimentInputSchema', () => {
	it.each([
		['   ', 'There is no text yet'],
		['x'.repeat(1_000_001), '1,000,000 characters']
	])('refuses empty and too long texts in plain words', (text, message) => {
		const parsed = sentimentInputSchema.safeParse({ text });
		expect(parsed.error?.issues[0]?.message).toContain(message);
	});
});
