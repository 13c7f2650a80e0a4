import { describe, expect, it } from 'vitest';
import type { Calibration } from './calibration.ts';
import { fakeClassifier } from './fake-classifier.fixture.ts';
import { scoreTexts } from './score-texts.ts';

const calibration: Calibration = {
	target: 'POSITIVE',
	slope: 1,
	intercept: 0,
	threshold: 0.75,
	windowTokens: 16,
	overlapTokens: 6,
	fittedOn: 'nothing'
};
const options = { rules: [], withSentences: false };
const build = () => fakeClassifier(['NEGATIVE', 'POSITIVE'], { good: 10, bad: -10 });

describe('scoreTexts', () => {
	it('keeps the order, computes equal texts once and all in one call', async () => {
		const classifier = build();
		const texts = ['good', 'bad', 'good', 'bad bad', 'plain'];
		const scores = await scoreTexts(texts, { classifier, calibration }, options);
		expect(scores.map(({ logit }) => logit)).toEqual([10, -10, 10, -10, 0]);
		expect(classifier.calls).toEqual([['good', 'bad', 'bad bad', 'plain']]);
	});

	it('weighs windows by the tokens that they add, so overlaps count once', async () => {
		// Sentences of 6 tokens: windows hold two, and repeat one.
		const text = ['Good good good good good.', 'It is as it is.', 'Bad bad bad bad bad.'].join(' ');
		const [score] = await scoreTexts([text], { classifier: build(), calibration }, options);
		const logits = score?.windows.map(({ logit }) => logit);
		expect(score?.windows.map(({ tokens }) => tokens)).toEqual([12, 6]);
		expect(score?.tokens).toBe(18);
		expect(score?.logit).toBeCloseTo(((logits?.[0] ?? 0) * 12 + (logits?.[1] ?? 0) * 6) / 18, 6);
	});

	it('reads a text of nothing but removed signs as it stands, and blank text as undecided', async () => {
		const rules = [{ pattern: /#/g, replacement: '' }];
		const model = { classifier: build(), calibration };
		const scores = await scoreTexts(['###', '  '], model, { rules, withSentences: true });
		expect(scores.map(({ cleaned }) => cleaned.text)).toEqual(['###', '  ']);
		expect(scores.map(({ probability }) => probability)).toEqual([0.5, 0.5]);
	});

	it('does not call the model for nothing', async () => {
		const classifier = build();
		expect(await scoreTexts([], { classifier, calibration }, options)).toEqual([]);
		expect(classifier.calls).toEqual([]);
	});
});
