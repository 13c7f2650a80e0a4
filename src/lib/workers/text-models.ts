import {
	configureRuntime,
	forgetFiles,
	provideFiles
} from '#lib/adapters/transformers/browser-runtime.ts';
import { loadGenerator } from '#lib/adapters/transformers/load-generator.ts';
import {
	type ExternalWeights,
	loadClassifier,
	loadEmbedder,
	type SessionOptions
} from '#lib/adapters/transformers/load-models.ts';
import type { ModelManifest } from '#lib/domain/models/manifest.ts';
import type { VerifiedFiles } from '#lib/ports/model-files.ts';
import type { TextClassifier, TextEmbedder, TextGenerator } from '#lib/ports/text-model.ts';

/** One loaded model: the one that its task makes it, never both. */
export type TextModel =
	| { readonly task: 'text-classification'; readonly classifier: TextClassifier }
	| { readonly task: 'feature-extraction'; readonly embedder: TextEmbedder }
	| { readonly task: 'summarization'; readonly generator: TextGenerator };

export type BrowserDevice = 'wasm' | 'webgpu';

/** Opens a session from checked files, which are used up then. Throws what ONNX Runtime throws. */
export async function openSession(
	manifest: ModelManifest,
	files: VerifiedFiles,
	device: BrowserDevice
): Promise<TextModel> {
	provideFiles(manifest.name, files);
	try {
		return await open(manifest, { device, weights: externalWeights(files) });
	} finally {
		forgetFiles();
		for (const { buffer } of files.values()) giveBack(buffer);
	}
}

async function open(manifest: ModelManifest, options: SessionOptions): Promise<TextModel> {
	switch (manifest.task) {
		case 'text-classification':
			return { task: manifest.task, classifier: (await loadClassifier(manifest, options)).model };
		case 'feature-extraction':
			return { task: manifest.task, embedder: (await loadEmbedder(manifest, options)).model };
		case 'summarization':
			return { task: manifest.task, generator: (await loadGenerator(manifest, options)).model };
	}
}

/** Which build of ONNX Runtime this worker gets. Only before its first session; then it stays. */
export function startRuntime(device: BrowserDevice, threads: number): void {
	configureRuntime({ isGpu: device === 'webgpu', threads });
}

/** Handed over as they are: read through the loader they would be copied twice. */
function externalWeights(files: VerifiedFiles): ExternalWeights[] {
	return [...files].flatMap(([path, data]) =>
		path.endsWith('.onnx_data') ? [{ path: path.slice(path.lastIndexOf('/') + 1), data }] : []
	);
}

/** At once: an idle worker allocates nothing, so its garbage is not collected. Older browsers wait for that. */
function giveBack(buffer: ArrayBuffer): void {
	if ('transfer' in buffer) buffer.transfer(0);
}
