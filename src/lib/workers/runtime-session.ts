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
import type { TextModel } from './text-model.ts';

export interface RuntimeSession {
	readonly device: 'wasm' | 'webgpu';
	/** Used on the processor. */
	readonly threads: number;
}

/**
 * Opens a session of ONNX Runtime from checked files. Which build of it this worker gets is settled by the first session.
 * Throws what ONNX Runtime throws. A file of its own, imported when it is used: it brings a megabyte of code.
 */
export async function openRuntimeSession(
	manifest: ModelManifest,
	files: VerifiedFiles,
	{ device, threads }: RuntimeSession
): Promise<TextModel> {
	configureRuntime({ isGpu: device === 'webgpu', threads });
	provideFiles(manifest.name, files);
	try {
		return await open(manifest, { device, weights: externalWeights(files) });
	} finally {
		forgetFiles();
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

/** Handed over as they are: read through the loader they would be copied twice. */
function externalWeights(files: VerifiedFiles): ExternalWeights[] {
	return [...files].flatMap(([path, data]) =>
		/\.onnx_data(_\d+)?$/.test(path) ? [{ path: path.slice(path.lastIndexOf('/') + 1), data }] : []
	);
}
