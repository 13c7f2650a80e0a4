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

type NodeOptions = Pick<transformers.SessionOptions, 'threads' | 'products'>;

/** The product's classifier on onnxruntime-node. */
export async function loadClassifier(
	name: 'sentiment' | 'fake-news',
	options: NodeOptions = {}
): Promise<TextClassifier> {
	const manifest = readManifest(name);
	return (await transformers.loadClassifier(manifest, { device: 'cpu', ...options })).model;
}

/** The product's embedder on onnxruntime-node. */
export async function loadEmbedder(
	name: 'minilm',
	options: NodeOptions = {}
): Promise<TextEmbedder> {
	const manifest = readManifest(name);
	return (await transformers.loadEmbedder(manifest, { device: 'cpu', ...options })).model;
}

/** The tokenizer of a model, without its network. */
export function loadTokenizer(name: string): Promise<TextTokenizer> {
	return TextTokenizer.load(name);
}
