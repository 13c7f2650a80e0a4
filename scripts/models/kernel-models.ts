import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
	type EncoderParts,
	openClassifier,
	openEmbedder,
	readParts
} from '#lib/adapters/encoder/open-encoder.ts';
import type { VerifiedFiles } from '#lib/ports/model-files.ts';
import type { TextClassifier, TextEmbedder } from '#lib/ports/text-model.ts';
import { readManifest } from './node-models.ts';

const PROJECT = fileURLToPath(new URL('../../', import.meta.url));

/** The plain build of the app's own kernels: Node 20 has no relaxed SIMD. */
const KERNELS = WebAssembly.compile(
	Uint8Array.from(readFileSync(`${PROJECT}src/lib/adapters/encoder/kernels.wasm`))
);

/** The product's classifier on the kernels that browsers run. */
export function openKernelClassifier(name: 'sentiment' | 'fake-news'): Promise<TextClassifier> {
	const files = filesOf(name);
	return openClassifier(readManifest(name), partsOf(files), files, KERNELS);
}

/** The product's embedder on the kernels that browsers run. */
export function openKernelEmbedder(): Promise<TextEmbedder> {
	const files = filesOf('minilm');
	return openEmbedder(readManifest('minilm'), partsOf(files), files, KERNELS);
}

function partsOf(files: VerifiedFiles): EncoderParts {
	const parts = readParts(files);
	if (!parts) throw new Error('This model comes without encoder.json.');
	return parts;
}

function filesOf(name: string): VerifiedFiles {
	return new Map(
		readManifest(name).files.map(({ path }) => [
			path,
			Uint8Array.from(readFileSync(`${PROJECT}models/${name}/${path}`))
		])
	);
}
