import { fileURLToPath } from 'node:url';
import type { TextTokenizer } from '#lib/adapters/inference/text-tokenizer.ts';
import * as transformers from '#lib/adapters/transformers/load-models.ts';
import * as runtime from '#lib/adapters/transformers/node-runtime.ts';
import { loadTokenizer as openTokenizer } from '#lib/adapters/transformers/load-tokenizer.ts';
import type { ModelManifest } from '#lib/domain/models/manifest.ts';
import { TOOLS, type ToolId } from '#lib/domain/tools.ts';
import type { TextClassifier, TextEmbedder } from '#lib/ports/text-model.ts';

const MODELS = fileURLToPath(new URL('../../models/', import.meta.url));

runtime.configureNodeRuntime(MODELS);

export function readManifest(name: string): ModelManifest {
	return runtime.readManifest(MODELS, name);
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
	return openTokenizer(name);
}
