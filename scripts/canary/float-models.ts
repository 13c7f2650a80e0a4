import { mkdtempSync, readFileSync, rmSync, symlinkSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { env } from '@huggingface/transformers';
import { toWeightOnly } from '#lib/adapters/onnx/weight-only.ts';
import * as transformers from '#lib/adapters/transformers/load-models.ts';
import type { TextClassifier, TextEmbedder } from '#lib/ports/text-model.ts';
import { readManifest } from '#scripts/models/node-models.ts';

const MODELS = fileURLToPath(new URL('../../models/', import.meta.url));

/** The classifier as WebGPU computes it, in 32-bit floats on the processor. */
export async function loadFloatClassifier(name: string): Promise<TextClassifier> {
	return inFloats(name, async () => {
		const { model } = await transformers.loadClassifier(readManifest(name), { device: 'cpu' });
		return model;
	});
}

/** The embedder as WebGPU computes it, in 32-bit floats on the processor. */
export async function loadFloatEmbedder(name: string): Promise<TextEmbedder> {
	return inFloats(name, async () => {
		const { model } = await transformers.loadEmbedder(readManifest(name), { device: 'cpu' });
		return model;
	});
}

/** Lays out the rewritten model beside the original's other files, as transformers.js reads folders. */
async function inFloats<T>(name: string, load: () => Promise<T>): Promise<T> {
	const folder = mkdtempSync(join(tmpdir(), 'textai-floats-'));
	const usual = env.localModelPath;
	try {
		for (const { path } of readManifest(name).files) {
			const source = join(MODELS, name, path);
			const target = join(folder, name, path);
			mkdirSync(dirname(target), { recursive: true });
			if (!path.endsWith('.onnx')) {
				symlinkSync(source, target);
				continue;
			}
			const rewritten = toWeightOnly(readFileSync(source));
			if (!rewritten.ok) throw new Error(`${name}: ${rewritten.error.reason}`);
			writeFileSync(target, rewritten.value);
		}
		env.localModelPath = `${folder}/`;
		return await load();
	} finally {
		env.localModelPath = usual;
		rmSync(folder, { recursive: true });
	}
}
