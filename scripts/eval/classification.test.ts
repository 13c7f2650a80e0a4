import { describe, expect, it } from 'vitest';
import { fakeClassifier } from '#lib/domain/classification/fake-classifier.fixture.ts';
import { scoreBatch } from '#lib/domain/score-batch.ts';
import { evaluateClassification } from './classification.ts';
import { readLabel } from './classification-labels.ts';
import { areaUnderCurve, expectedCalibrationError, macroF1 } from './classification-metrics.ts';

describe('metrics', () => {
	it('ranks with ties counted half', () => {
		expect(areaUnderCurve([0.1, 0.4, 0.35, 0.8], [0, 0, 1, 1])).toBe(0.75);
		expect(areaUnderCurve([0.5, 0.5], [0, 1])).toBe(0.5);
		expect(areaUnderCurve([0.5, 0.6], [1, 1])).toBeUndefined();
	});

	it('measures the distance of confidence from being right', () => {
		expect(expectedCalibrationError([0.9, 0.9, 0.9, 0.9], [1, 1, 1, 0])).toBeCloseTo(0.15, 9);
		expect(expectedCalibrationError([1, 0], [1, 0])).toBe(0);
	});

	it('counts a class never predicted as 0', () => {
		expect(macroF1(['a', 'a'], ['a', 'b'])).toBeCloseTo(1 / 3, 9);
	});
});

describe('readLabel', () => {
	it.each([
		['Positive', 'sentiment', 'one'],
		['NEG', 'sentiment', 'zero'],
		['mixed', 'sentiment', 'neutral'],
		[' 1.0 ', 'sentiment', 'one'],
		['FAKE', 'fake-news', 'one'],
		['0', 'fake-news', 'zero'],
		['constructor', 'fake-news', undefined],
		['neutral', 'fake-news', undefined]
	] as const)('%s of %s is %s', (label, tool, gold) => {
		expect(readLabel(label, tool)).toBe(gold);
	});
});

describe('evaluateClassification', () => {
	const score = (texts: readonly string[]) => scoreBatch('sentiment', texts, model);
	const model = {
		classifier: fakeClassifier(['NEGATIVE', 'POSITIVE'], { good: 4, bad: -4, fair: 0.4 }),
		calibration: {
			target: 'POSITIVE',
			slope: 1,
			intercept: 0,
			threshold: 0.75,
			windowTokens: 64,
			overlapTokens: 8,
			fittedOn: 'nothing'
		}
	};

	it('forces a decision where the gold has two classes, and counts what it cannot read', async () => {
		const rows = [
			{ text: 'good', label: 'POSITIVE' },
			{ text: 'fair', label: '1' },
			{ text: 'bad', label: 'neg' },
			{ text: 'bad', label: 'who knows' }
		];
		expect(await evaluateClassification(rows, 'sentiment', score)).toMatchObject({
			rows: 3,
			classes: 2,
			accuracy: 1,
			macro_f1: 1,
			auc: 1,
			open_share: 1 / 3,
			accuracy_where_decided: 1,
			rows_with_unknown_label: 1,
			unknown_labels: ['who knows']
		});
	});

	it('reads mixed as neutral where the gold has neutral rows', async () => {
		const rows = [
			{ text: 'good', label: 'positive' },
			{ text: 'fair', label: 'NEUTRAL' },
			{ text: 'bad', label: 'negative' },
			{ text: 'fair', label: 'positive' }
		];
		expect(await evaluateClassification(rows, 'sentiment', score)).toMatchObject({
			rows: 4,
			classes: 3,
			binary_rows: 3,
			accuracy: 0.75,
			auc: 1
		});
	});
});
