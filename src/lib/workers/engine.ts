import { detectGpu } from '#lib/adapters/browser/gpu-kind.ts';
import { markStage } from '#lib/adapters/browser/mark-stage.ts';
import { fetchKernels } from '#lib/adapters/encoder/browser-kernels.ts';
import { type EncoderParts, readParts } from '#lib/adapters/encoder/open-encoder.ts';
import { CachedModelFiles } from '#lib/adapters/model-files/cached-model-files.ts';
import { installedModelFiles } from '#lib/adapters/model-files/installed-model-files.ts';
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
import { openModel } from './open-model.ts';
import { readModel } from './read-model.ts';
import type { CallContext } from './serve-calls.ts';
import type { TextModel } from './text-model.ts';

export interface Engine {
	readonly manifest: ModelManifest;
	readonly info: LoadedModel;
	readonly model: TextModel;
	/** Throws where the loaded model is none. */
	classifier(): TextClassifier;
	/** Throws where the loaded model is none. */
	embedder(): TextEmbedder;
	/** Throws where the loaded model is none. */
	generator(): TextGenerator;
	/** The loaded model, whatever it is. */
	counter(): TokenCounter;
}

/** Reads and checks the files, and opens the model on the device to be used. */
export async function loadEngine(
	{ manifest, modelsUrl, threads, device: preference, note: earlierNote, canary }: LoadParams,
	{ signal, onProgress }: CallContext
): Promise<Engine> {
	const started = performance.now();
	const isAllowed = preference !== 'wasm' && mayUseGpu(manifest);
	const gpu = isAllowed ? detectGpu() : 'none';
	const kernels = fetchKernels();
	// Waited for only where it is used: then the failure is told.
	kernels.catch(() => undefined);
	let parts: EncoderParts | undefined;
	const files = await readModel(
		manifest.installed ? installedModelFiles : new CachedModelFiles(modelsUrl),
		manifest,
		{
			signal,
			onProgress: (loaded, total) => {
				onProgress({ stage: 'download', loaded, total });
			}
		},
		(small) => {
			markStage('small-files-read');
			parts = readParts(small);
			markStage('tokenizer-made');
		}
	);
	if (!files.ok) throw new CallFailure(files.error);
	markStage('weights-read');

	onProgress({ stage: 'prepare' });
	const { device, note = earlierNote } = chooseDevice(isAllowed ? preference : 'wasm', await gpu);
	let usedThreads = 1;
	const load = async () => {
		const usable = crossOriginIsolated ? threads : 1;
		const place = { device, threads: usable, kernels, parts };
		const opened = await openModel(manifest, files.value, place);
		usedThreads = opened.threads;
		return opened.model;
	};
	const model = await (device === 'webgpu'
		? openOnGpu(load, canary ?? readCanary(files.value))
		: load());
	markStage('model-ready');
	return {
		manifest,
		model,
		...modelOf(model),
		info: {
			model: manifest.id,
			revision: manifest.revision,
			dtype: manifest.dtype,
			device,
			threads: usedThreads,
			loadMs: performance.now() - started,
			...(manifest.installed?.ownLabels ? { isCalibrated: false } : {}),
			...(note === undefined ? {} : { note })
		}
	};
}

/** Weights in 8 bits give wrong numbers there; models that ship have a graph of their own for it. */
function mayUseGpu({ installed, dtype }: ModelManifest): boolean {
	return !installed || dtype === 'fp32' || dtype === 'fp16' || dtype === 'q4f16';
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
