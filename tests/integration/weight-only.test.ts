import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readGraph } from '#lib/adapters/onnx/graph.ts';
import { toWeightOnly } from '#lib/adapters/onnx/weight-only.ts';
import { canarySchema, checkCanary } from '#lib/domain/inference/canary.ts';
import { loadFloatClassifier, loadFloatEmbedder } from '#scripts/canary/float-models.ts';
import { loadClassifier, loadEmbedder } from '#scripts/models/node-models.ts';
import { TEXTS } from './weight-only-texts.ts';

/*
 * The rewrite itself is exact: a single product differs by float rounding alone. What differs is that the
 * original rounds its activations to 8 bits, layer after layer. Measured on these texts: cosine of
 * embeddings 0.987 at least, 0.993 on average; probabilities 0.02 apart on average, and at most 0.1, where
 * the model wavers. On SST-2 dev the floats are right as often: 88.8 % of 872, the original 88.9 %.
 */
const CLASSIFIERS = ['sentiment', 'fake-news'] as const;

describe('the shipped models, rewritten to compute in floats', () => {
	it.each(['sentiment', 'fake-news', 'minilm'])('%s holds no 8-bit arithmetic any more', (name) => {
		const original = readFileSync(`models/${name}/onnx/model_int8.onnx`);
		const rewritten = toWeightOnly(original);
		if (!rewritten.ok) throw new Error(rewritten.error.reason);
		const count = (model: Uint8Array, type: string) =>
			readGraph(model).nodes.filter(({ opType }) => opType === type).length;
		const products = count(original, 'MatMulInteger');
		expect(products).toBeGreaterThan(30);
		expect(count(rewritten.value, 'MatMul')).toBe(count(original, 'MatMul') + products);
		expect(count(rewritten.value, 'MatMulInteger')).toBe(0);
		expect(count(rewritten.value, 'DynamicQuantizeLinear')).toBe(0);
	});

	it.each(CLASSIFIERS)('%s gives the original’s labels', async (name) => {
		const original = (await (await loadClassifier(name)).classify(TEXTS)).map(probability);
		const floats = (await (await loadFloatClassifier(name)).classify(TEXTS)).map(probability);
		const differences = original.map((value, row) => Math.abs(value - (floats[row] ?? NaN)));
		const clear = original.filter((value) => Math.abs(value - 0.5) > 0.05);
		const sameAmongClear = original.filter(
			(value, row) => Math.abs(value - 0.5) > 0.05 && value > 0.5 === (floats[row] ?? NaN) > 0.5
		);
		expect(TEXTS).toHaveLength(50);
		expect(sameAmongClear).toEqual(clear);
		expect(mean(differences)).toBeLessThan(0.03);
		expect(Math.max(...differences)).toBeLessThan(0.12);
	});

	it('minilm gives nearly the original’s embeddings', async () => {
		const original = await (await loadEmbedder('minilm')).embed(TEXTS);
		const floats = await (await loadFloatEmbedder('minilm')).embed(TEXTS);
		const cosines = original.map((vector, row) =>
			vector.reduce((sum, value, column) => sum + value * (floats[row]?.[column] ?? NaN), 0)
		);
		expect(Math.min(...cosines)).toBeGreaterThan(0.98);
		expect(mean(cosines)).toBeGreaterThan(0.99);
	});

	it('answers its own canary, and the original does not', async () => {
		const canary = canarySchema.parse(
			JSON.parse(readFileSync('models/sentiment/canary.json', 'utf8'))
		);
		const floats = await (await loadFloatClassifier('sentiment')).classify(canary.texts);
		expect(checkCanary(canary, floats)).toMatchObject({ ok: true });
		const original = await (await loadClassifier('sentiment')).classify(canary.texts);
		expect(checkCanary(canary, original)).toMatchObject({ ok: false });
	});
});

/** Of the second label. */
function probability([first, second]: Float32Array): number {
	return 1 / (1 + Math.exp((first ?? NaN) - (second ?? NaN)));
}

function mean(values: readonly number[]): number {
	return values.reduce((sum, value) => sum + value, 0) / values.length;
}
