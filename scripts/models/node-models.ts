import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { env } from '@huggingface/transformers';
import * as transformers from '#lib/adapters/transformers/load-models.ts';
import { TextTokenizer } from '#lib/adapters/transformers/tokenizer.ts';
import { type ModelManifest, manifestSchema } from '#lib/domain/models/manifest.ts';
import { TOOLS, type ToolId } from '#lib/domain/tools.ts';
import type { TextClassifier, TextEmbedder } from '#lib/ports/text-model.ts';

const MODELS = fileURLToPath(new URL('../../models/', import.meta.url));

env.allowRemoteModels = false;
env.allowLocalModels = true;
env.localModelPath = MODELS;
env.useFSCache = false;

export function readManifest(name: string): ModelManifest {
	return manifestSchema.parse(JSON.parse(readFileSync(`${MODELS}${name}/manifest.json`, 'utf8')));
}

/** Of the model that a tool runs on. */
export function readToolManifest(tool: ToolId): ModelManifest {
	const found = TOOLS.find(({ id }) => id === tool);
	if (!found) throw new RangeError(`No such tool: ${tool}`);
	return readManifest(found.model);
}

/** The product's classifier on onnxruntime-node. */
export async function loadClassifier(
	name: 'sentiment' | 'fake-news',
	threads?: number
): Promise<TextClassifier> {
	return (await transformers.loadClassifier(readManifest(name), { device: 'cpu', threads })).model;
}

/** The product's embedder on onnxruntime-node. */
export async function loadEmbedder(name: 'minilm', threads?: number): Promise<TextEmbedder> {
	return (await transformers.loadEmbedder(readManifest(name), { device: 'cpu', threads })).model;
}

/** The tokenizer of a model, without its network. */
export function loadTokenizer(name: string): Promise<TextTokenizer> {
	return TextTokenizer.load(name);
}
