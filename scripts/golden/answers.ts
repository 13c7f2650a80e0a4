import { openKernelClassifier, openKernelEmbedder } from '#scripts/models/kernel-models.ts';
import { loadClassifier, loadEmbedder } from '#scripts/models/node-models.ts';
import type { Backend } from './golden-file.ts';

export const MODELS = ['sentiment', 'fake-news', 'minilm'] as const;
export type ModelName = (typeof MODELS)[number];

/** The model's numbers for each text, rounded to five decimals. */
export async function answersOf(
	name: ModelName,
	backend: Backend,
	texts: readonly string[]
): Promise<number[][]> {
	const rows =
		name === 'minilm'
			? await (await embedderOf(backend)).embed(texts)
			: await (await classifierOf(name, backend)).classify(texts);
	return rows.map((row) => Array.from(row, (value) => Number(value.toFixed(5))));
}

function classifierOf(name: 'sentiment' | 'fake-news', backend: Backend) {
	return backend === 'kernels'
		? openKernelClassifier(name)
		: loadClassifier(name, backend === 'floats' ? { products: 'floats' } : {});
}

function embedderOf(backend: Backend) {
	return backend === 'kernels'
		? openKernelEmbedder()
		: loadEmbedder('minilm', backend === 'floats' ? { products: 'floats' } : {});
}
