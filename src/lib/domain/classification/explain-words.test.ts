import { describe, expect, it } from 'vitest';
import type { Calibration } from './calibration.ts';
import { explainWords } from './explain-words.ts';
import { fakeClassifier } from './fake-classifier.fixture.ts';
import { scoreTexts } from './score-texts.ts';

const calibration: Calibration = {
	target: 'POSITIVE',
	slope: 1,
	intercept: 0,
	threshold: 0.75,
	windowTokens: 64,
	overlapTokens: 0,
	fittedOn: 'nothing'
};

async function explain(text: string) {
	const classifier = fakeClassifier(['NEGATIVE', 'POSITIVE'], { great: 8, awful: -9 });
	const model = { classifier, calibration };
	const [score] = await scoreTexts([text], model, {
		rules: [{ pattern: /#/g, replacement: '' }],
		withSentences: true
	});
	if (!score) throw new Error('no score');
	classifier.calls.length = 0;
	return { effects: await explainWords(score, model), calls: classifier.calls };
}

describe('explainWords', () => {
	it('finds the words that decided, with sign, at their place in the original', async () => {
		const text = 'A #great film with an awful end';
		const { effects, calls } = await explain(text);
		const words = effects.map(({ span }) => text.slice(span.start, span.end));
		expect(words.slice(0, 2)).toEqual(['awful', 'great']);
		expect(effects[0]?.effect).toBeLessThan(0);
		expect(effects[1]?.effect).toBeGreaterThan(0);
		expect(calls).toHaveLength(1);
	});

	it('stays within 96 variants on long texts and looks where the answer comes from', async () => {
		const plain = 'Nothing much is said in this sentence here. '.repeat(100);
		const { effects, calls } = await explain(`${plain} It was great great fun.`);
		expect(calls[0]?.length).toBeLessThanOrEqual(96);
		expect(effects[0]?.span.start).toBeGreaterThan(plain.length);
	});

	it('has nothing to leave out of a single word', async () => {
		expect((await explain('great')).effects).toEqual([]);
	});
});
