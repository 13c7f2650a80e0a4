import { describe, expect, it } from 'vitest';
import { openKernelClassifier, openKernelEmbedder } from '#scripts/models/kernel-models.ts';
import { loadClassifier, loadEmbedder } from '#scripts/models/node-models.ts';
import { TEXTS as ALL_TEXTS } from './quantised-texts.ts';

/** The plain build of the kernels is the slower one, so every third text. */
const TEXTS = ALL_TEXTS.filter((_, index) => index % 3 === 0);

const CLASSIFIERS = ['sentiment', 'fake-news'] as const;

/** What the tokenizers of two libraries might see differently. */
const ODD_TEXTS = [
	'',
	' ',
	'naïve café ÅNGSTRÖM',
	'日本語 text',
	'x'.repeat(300),
	'a\u0000b \ud800 c'
];

/* Measured on these texts: probabilities 0.013 apart at most, cosines 0.9998 at least, which is what rounding makes of it. */
describe('our own kernels and ONNX Runtime', () => {
	it.each(CLASSIFIERS)('give the same answers: %s', async (name) => {
		const own = probabilities(await (await openKernelClassifier(name)).classify(TEXTS));
		const other = probabilities(await (await loadClassifier(name)).classify(TEXTS));
		expect(TEXTS).toHaveLength(17);
		expect(greatestDifference(own, other)).toBeLessThan(0.03);
	});

	it('give the same embeddings', async () => {
		const own = await (await openKernelEmbedder()).embed(TEXTS);
		const other = await (await loadEmbedder('minilm')).embed(TEXTS);
		const cosines = own.map((vector, row) => dot(vector, other[row] ?? new Float32Array()));
		expect(Math.min(...cosines)).toBeGreaterThan(0.9995);
	});

	it('see the same tokens', async () => {
		const own = await openKernelEmbedder();
		const other = await loadEmbedder('minilm');
		const texts = [...TEXTS, ...ODD_TEXTS];
		expect(own.countTokens(texts)).toEqual(other.countTokens(texts));
	});
});

describe('a text among others', () => {
	it.each(CLASSIFIERS)('gets bit for bit the answer that it gets alone: %s', async (name) => {
		const model = await openKernelClassifier(name);
		const together = await model.classify(TEXTS);
		const alone: Float32Array[] = [];
		for (const text of TEXTS) alone.push(...(await model.classify([text])));
		expect(together).toEqual(alone);
	});

	it('gets bit for bit the embedding that it gets alone', async () => {
		const model = await openKernelEmbedder();
		const [first] = await model.embed([TEXTS[7] ?? '']);
		expect((await model.embed(TEXTS))[7]).toEqual(first);
	});
});

/** Of the second label. */
function probabilities(logits: readonly Float32Array[]): number[] {
	return logits.map(([first, second]) => 1 / (1 + Math.exp((first ?? NaN) - (second ?? NaN))));
}

function greatestDifference(a: readonly number[], b: readonly number[]): number {
	return Math.max(...a.map((value, row) => Math.abs(value - (b[row] ?? NaN))));
}

function dot(a: Float32Array, b: Float32Array): number {
	return a.reduce((sum, value, place) => sum + value * (b[place] ?? NaN), 0);
}
