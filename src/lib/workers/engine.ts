import {
	configureRuntime,
	forgetFiles,
	provideFiles
} from '#lib/adapters/transformers/browser-runtime.ts';
import { loadClassifier, loadEmbedder } from '#lib/adapters/transformers/load-models.ts';
import { CachedModelFiles } from '#lib/adapters/model-files/cached-model-files.ts';
import type { LoadedModel } from '#lib/domain/inference/run-info.ts';
import type { ModelManifest } from '#lib/domain/models/manifest.ts';
import type { LoadParams } from '#lib/protocol/tool-calls.ts';
import type { TextClassifier, TextEmbedder } from '#lib/ports/text-model.ts';
import { CallFailure } from './call-failure.ts';
import type { CallContext } from './serve-calls.ts';

export interface Engine {
	readonly manifest: ModelManifest;
	readonly info: LoadedModel;
	/** Throws where the loaded model is none. */
	classifier(): TextClassifier;
	/** Throws where the loaded model is none. */
	embedder(): TextEmbedder;
}

/** Reads and checks the files, starts ONNX Runtime and opens the session. */
export async function loadEngine(
	{ manifest, modelsUrl, threads }: LoadParams,
	{ signal, onProgress }: CallContext
): Promise<Engine> {
	const started = performance.now();
	const files = await new CachedModelFiles(modelsUrl).read(manifest, {
		signal,
		onProgress: (loaded, total) => {
			onProgress({ stage: 'download', loaded, total });
		}
	});
	if (!files.ok) throw new CallFailure(files.error);

	onProgress({ stage: 'prepare' });
	const usedThreads = crossOriginIsolated ? threads : 1;
	configureRuntime({ isGpu: false, threads: usedThreads });
	provideFiles(manifest.name, files.value);
	const models = await openSession(manifest);
	forgetFiles();
	return {
		...models,
		manifest,
		info: {
			model: manifest.id,
			revision: manifest.revision,
			dtype: manifest.dtype,
			device: 'wasm',
			threads: usedThreads,
			loadMs: performance.now() - started
		}
	};
}

async function openSession(
	manifest: ModelManifest
): Promise<Pick<Engine, 'classifier' | 'embedder'>> {
	const other = () => {
		throw new Error(`${manifest.id} is a model for ${manifest.task}.`);
	};
	switch (manifest.task) {
		case 'text-classification': {
			const { model } = await loadClassifier(manifest, { device: 'wasm' });
			return { classifier: () => model, embedder: other };
		}
		case 'feature-extraction': {
			const { model } = await loadEmbedder(manifest, { device: 'wasm' });
			return { classifier: other, embedder: () => model };
		}
	}
}
