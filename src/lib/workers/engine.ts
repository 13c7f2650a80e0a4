import { detectGpu } from '#lib/adapters/browser/gpu-kind.ts';
import { CachedModelFiles } from '#lib/adapters/model-files/cached-model-files.ts';
import { type Canary, canarySchema } from '#lib/domain/inference/canary.ts';
import { chooseDevice } from '#lib/domain/inference/choose-device.ts';
import type { LoadedModel } from '#lib/domain/inference/run-info.ts';
import type { ModelManifest } from '#lib/domain/models/manifest.ts';
import type { LoadParams } from '#lib/protocol/tool-calls.ts';
import type { VerifiedFiles } from '#lib/ports/model-files.ts';
import type {
	TextClassifier,
	TextEmbedder,
	TextGenerator,
	TokenCounter
} from '#lib/ports/text-model.ts';
import { CallFailure } from './call-failure.ts';
import { openOnGpu } from './gpu-model.ts';
import type { CallContext } from './serve-calls.ts';
import { openSession, startRuntime, type TextModel } from './text-models.ts';

export interface Engine {
	readonly manifest: ModelManifest;
	readonly info: LoadedModel;
	/** Throws where the loaded model is none. */
	classifier(): TextClassifier;
	/** Throws where the loaded model is none. */
	embedder(): TextEmbedder;
	/** Throws where the loaded model is none. */
	generator(): TextGenerator;
	/** The loaded model, whatever it is. */
	counter(): TokenCounter;
}

/** Reads and checks the files, starts ONNX Runtime and opens the session on the device to be used. */
export async function loadEngine(
	{ manifest, modelsUrl, threads, device: preference, note: earlierNote }: LoadParams,
	{ signal, onProgress }: CallContext
): Promise<Engine> {
	const started = performance.now();
	const gpu = preference === 'wasm' ? 'none' : detectGpu();
	const files = await new CachedModelFiles(modelsUrl).read(manifest, {
		signal,
		onProgress: (loaded, total) => {
			onProgress({ stage: 'download', loaded, total });
		}
	});
	if (!files.ok) throw new CallFailure(files.error);

	onProgress({ stage: 'prepare' });
	const { device, note = earlierNote } = chooseDevice(preference, await gpu);
	const usedThreads = crossOriginIsolated ? threads : 1;
	startRuntime(device, usedThreads);
	const model = await (device === 'webgpu'
		? openOnGpu(() => openSession(manifest, files.value, device), readCanary(files.value))
		: openSession(manifest, files.value, device));
	return {
		manifest,
		...modelOf(model),
		info: {
			model: manifest.id,
			revision: manifest.revision,
			dtype: manifest.dtype,
			device,
			threads: usedThreads,
			loadMs: performance.now() - started,
			...(note === undefined ? {} : { note })
		}
	};
}

function readCanary(files: VerifiedFiles): Canary | undefined {
	const bytes = files.get('canary.json');
	return bytes && canarySchema.parse(JSON.parse(new TextDecoder().decode(bytes)));
}

type Models = Pick<Engine, 'classifier' | 'embedder' | 'generator' | 'counter'>;

function modelOf(model: TextModel): Models {
	const other = () => {
		throw new Error(`The loaded model is for ${model.task}.`);
	};
	const none = { classifier: other, embedder: other, generator: other };
	switch (model.task) {
		case 'text-classification': {
			const classifier = () => model.classifier;
			return { ...none, classifier, counter: classifier };
		}
		case 'feature-extraction': {
			const embedder = () => model.embedder;
			return { ...none, embedder, counter: embedder };
		}
		case 'summarization': {
			const generator = () => model.generator;
			return { ...none, generator, counter: generator };
		}
	}
}
