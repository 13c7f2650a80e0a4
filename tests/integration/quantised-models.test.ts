import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { canarySchema, checkCanary } from '#lib/domain/inference/canary.ts';
import type { TextClassifier } from '#lib/ports/text-model.ts';
import { loadClassifier, loadEmbedder } from '#scripts/models/node-models.ts';
import { TEXTS } from './quantised-texts.ts';

const CLASSIFIERS = ['sentiment', 'fake-news'] as const;

/* Measured on these texts: probabilities 0.022 apart at most and 0.003 on average, cosines 0.9998 at least. */
describe('the integer and the float graph of a model', () => {
	it.each(CLASSIFIERS)('give the same answers: %s', async (name) => {
		const integers = await probabilities(await loadClassifier(name), TEXTS);
		const floats = await probabilities(await loadClassifier(name, { products: 'floats' }), TEXTS);
		expect(TEXTS).toHaveLength(50);
		expect(greatestDifference(integers, floats)).toBeLessThan(0.05);
	});

	it('give the same embeddings', async () => {
		const integers = await (await loadEmbedder('minilm')).embed(TEXTS);
		const floats = await (await loadEmbedder('minilm', { products: 'floats' })).embed(TEXTS);
		const cosines = integers.map((vector, row) => dot(vector, floats[row] ?? new Float32Array()));
		expect(Math.min(...cosines)).toBeGreaterThan(0.999);
	});

	it.each(CLASSIFIERS)('both answer the canary of %s', async (name) => {
		const canary = canarySchema.parse(
			JSON.parse(readFileSync(`models/${name}/canary.json`, 'utf8'))
		);
		const floats = await loadClassifier(name, { products: 'floats' });
		expect(checkCanary(canary, await floats.classify(canary.texts))).toMatchObject({ ok: true });
	});
});

describe('a text in a batch', () => {
	it.each(CLASSIFIERS)('gets the answer that it gets alone: %s', async (name) => {
		const model = await loadClassifier(name);
		const together = await probabilities(model, TEXTS);
		const alone: number[] = [];
		for (const text of TEXTS) alone.push(...(await probabilities(model, [text])));
		expect(greatestDifference(together, alone)).toBeLessThan(1e-6);
	});

	it('gets the embedding that it gets alone', async () => {
		const model = await loadEmbedder('minilm');
		const together = await model.embed(TEXTS);
		for (const [row, text] of TEXTS.entries()) {
			const [alone] = await model.embed([text]);
			expect(dot(alone ?? new Float32Array(), together[row] ?? new Float32Array())).toBeCloseTo(
				1,
				5
			);
		}
	});
});

/** Of the second label. */
async function probabilities(model: TextClassifier, texts: readonly string[]): Promise<number[]> {
	const logits = await model.classify(texts);
	return logits.map(([first, second]) => 1 / (1 + Math.exp((first ?? NaN) - (second ?? NaN))));
}

function greatestDifference(a: readonly number[], b: readonly number[]): number {
	return Math.max(...a.map((value, row) => Math.abs(value - (b[row] ?? NaN))));
}

function dot(a: Float32Array, b: Float32Array): number {
	return a.reduce((sum, value, place) => sum + value * (b[place] ?? NaN), 0);
}
