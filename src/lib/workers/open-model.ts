import {
	type EncoderParts,
	openClassifier,
	openEmbedder
} from '#lib/adapters/encoder/open-encoder.ts';
import type { ModelManifest, ModelTask } from '#lib/domain/models/manifest.ts';
import type { VerifiedFiles } from '#lib/ports/model-files.ts';
import type { TextModel } from './text-model.ts';

export interface ModelPlace {
	readonly device: 'wasm' | 'webgpu';
	/** For ONNX Runtime on the processor; our own kernels use one. */
	readonly threads: number;
	readonly kernels: Promise<WebAssembly.Module>;
	/** Where the model comes with what our own kernels need. */
	readonly parts: EncoderParts | undefined;
}

export interface OpenModel {
	readonly model: TextModel;
	/** That it really uses. */
	readonly threads: number;
}

/**
 * Opens a model from checked files, which are used up then: on the processor by our own kernels, where the model comes with
 * what these need, else by ONNX Runtime.
 */
export async function openModel(
	manifest: ModelManifest,
	files: VerifiedFiles,
	{ device, threads, kernels, parts }: ModelPlace
): Promise<OpenModel> {
	try {
		if (device === 'wasm' && parts && manifest.task !== 'summarization') {
			const model = await openOnKernels(manifest.task, manifest, parts, files, kernels);
			return { model, threads: 1 };
		}
		const { openRuntimeSession } = await import('./runtime-session.ts');
		return { model: await openRuntimeSession(manifest, files, { device, threads }), threads };
	} finally {
		for (const { buffer } of files.values()) giveBack(buffer);
	}
}

async function openOnKernels(
	task: Exclude<ModelTask, 'summarization'>,
	manifest: ModelManifest,
	parts: EncoderParts,
	files: VerifiedFiles,
	kernels: Promise<WebAssembly.Module>
): Promise<TextModel> {
	switch (task) {
		case 'text-classification': {
			const classifier = await openClassifier(manifest, parts, files, kernels);
			return { task, classifier };
		}
		case 'feature-extraction': {
			const embedder = await openEmbedder(manifest, parts, files, kernels);
			return { task, embedder };
		}
	}
}

/** At once: an idle worker allocates nothing, so its garbage is not collected. Older browsers wait for that. */
function giveBack(buffer: ArrayBuffer): void {
	if ('transfer' in buffer) buffer.transfer(0);
}
