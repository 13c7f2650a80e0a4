import { detectGpu } from '#lib/adapters/browser/gpu-kind.ts';
import { CachedModelFiles } from '#lib/adapters/model-files/cached-model-files.ts';
import { type Canary, canarySchema } from '#lib/domain/inference/canary.ts';
import { chooseDevice } from '#lib/domain/inference/choose-device.ts';
import type { LoadedModel } from '#lib/domain/inference/run-info.ts';
import type { ModelManifest } from '#lib/domain/models/manifest.ts';
import type { LoadParams } from '#lib/protocol/tool-calls.ts';
import type { VerifiedFiles } from '#lib/ports/model-files.ts';
import type { TextClassifier, TextEmbedder } from '#lib/ports/text-model.ts';
import { CallFailure } from './call-failure.ts';
import { gpuFailure, openOnGpu } from './gpu-model.ts';
import type { CallContext } from './serve-calls.ts';
import { filesForGpu, openSession, startRuntime, type TextModel } from './text-models.ts';

export interface Engine {
	readonly manifest: ModelManifest;
	readonly info: LoadedModel;
	/** Throws where the loaded model is none. */
	classifier(): TextClassifier;
	/** Throws where the loaded model is none. */
	embedder(): TextEmbedder;
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
		? openOnGpu(() => openRewritten(manifest, files.value), readCanary(files.value))
		: openSession(manifest, files.value, device));
	return {
		manifest,
		...modelOf(model),
		info: {
			model: manifest.id,
			revision: manifest.revision,
			dtype: device === 'webgpu' ? gpuDtype(manifest) : manifest.dtype,
			device,
			threads: usedThreads,
			loadMs: performance.now() - started,
			...(note === undefined ? {} : { note })
		}
	};
}

function openRewritten(manifest: ModelManifest, files: VerifiedFiles): Promise<TextModel> {
	const rewritten = filesForGpu(manifest, files);
	if (!rewritten.ok) throw gpuFailure('This model has no form for graphics processors.');
	return openSession(manifest, rewritten.value, 'webgpu');
}

function readCanary(files: VerifiedFiles): Canary | undefined {
	const bytes = files.get('canary.json');
	return bytes && canarySchema.parse(JSON.parse(new TextDecoder().decode(bytes)));
}

/** What is computed in, where the weights are stored otherwise. */
function gpuDtype({ dtype }: ModelManifest): string {
	return dtype === 'int8' || dtype === 'q8' ? `fp32 from ${dtype}` : dtype;
}

function modelOf(model: TextModel): Pick<Engine, 'classifier' | 'embedder'> {
	const other = () => {
		throw new Error(`The loaded model is for ${model.task}.`);
	};
	return model.task === 'text-classification'
		? { classifier: () => model.classifier, embedder: other }
		: { classifier: other, embedder: () => model.embedder };
}
