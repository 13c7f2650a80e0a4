import {
	configureRuntime,
	forgetFiles,
	provideFiles
} from '#lib/adapters/transformers/browser-runtime.ts';
import { loadClassifier, loadEmbedder } from '#lib/adapters/transformers/load-models.ts';
import { toWeightOnly } from '#lib/adapters/onnx/weight-only.ts';
import type { ModelManifest } from '#lib/domain/models/manifest.ts';
import { ok, type Result } from '#lib/domain/result.ts';
import type { VerifiedFiles } from '#lib/ports/model-files.ts';
import type { TextClassifier, TextEmbedder } from '#lib/ports/text-model.ts';

/** One loaded model: the one that its task makes it, never both. */
export type TextModel =
	| { readonly task: 'text-classification'; readonly classifier: TextClassifier }
	| { readonly task: 'feature-extraction'; readonly embedder: TextEmbedder };

export type BrowserDevice = 'wasm' | 'webgpu';

/** Opens a session from checked files. Throws what ONNX Runtime throws. */
export async function openSession(
	manifest: ModelManifest,
	files: VerifiedFiles,
	device: BrowserDevice
): Promise<TextModel> {
	provideFiles(manifest.name, files);
	try {
		switch (manifest.task) {
			case 'text-classification': {
				const { model } = await loadClassifier(manifest, { device });
				return { task: manifest.task, classifier: model };
			}
			case 'feature-extraction': {
				const { model } = await loadEmbedder(manifest, { device });
				return { task: manifest.task, embedder: model };
			}
		}
	} finally {
		forgetFiles();
	}
}

/** Which build of ONNX Runtime this worker gets. Only before its first session; then it stays. */
export function startRuntime(device: BrowserDevice, threads: number): void {
	configureRuntime({ isGpu: device === 'webgpu', threads });
}

/**
 * The files as WebGPU may have them: 8-bit arithmetic gives wrong numbers there, so int8 models are
 * rewritten to compute in floats.
 */
export function filesForGpu(
	{ dtype }: ModelManifest,
	files: VerifiedFiles
): Result<VerifiedFiles, string> {
	if (dtype === 'fp16' || dtype === 'fp32') return ok(files);
	const rewritten = new Map(files);
	for (const [path, bytes] of files) {
		if (!path.endsWith('.onnx')) continue;
		const model = toWeightOnly(bytes);
		if (!model.ok) return { ok: false, error: model.error.reason };
		rewritten.set(path, model.value);
	}
	return ok(rewritten);
}
