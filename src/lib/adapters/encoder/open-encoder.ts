import { Tokenizer } from '@huggingface/tokenizers';
import { z } from 'zod';
import { runInBatches } from '#lib/adapters/inference/run-in-batches.ts';
import { TextTokenizer } from '#lib/adapters/inference/text-tokenizer.ts';
import { fillBatches } from '#lib/domain/inference/batch-plan.ts';
import { meanPool } from '#lib/domain/inference/pooling.ts';
import type { ModelManifest } from '#lib/domain/models/manifest.ts';
import type { VerifiedFiles } from '#lib/ports/model-files.ts';
import type { TextClassifier, TextEmbedder } from '#lib/ports/text-model.ts';
import { Encoder } from './encoder.ts';
import { type EncoderLayout, layoutSchema } from './layout.ts';
import { placeEncoder } from './place-encoder.ts';

const LAYOUT = 'onnx/encoder.json';

/**
 * Tokens of one call of the kernels: a tenth of a second of work, so that an abort is heard between two. A single text may have
 * as many.
 */
const CALL_TOKENS = 512;

/** What a model needs beside its weights, and where those stand. */
export interface EncoderParts {
	readonly layout: EncoderLayout;
	readonly tokenizer: TextTokenizer;
}

/** @returns undefined where the model does not come with what our own kernels need */
export function readParts(files: VerifiedFiles): EncoderParts | undefined {
	if (!files.has(LAYOUT)) return undefined;
	const layout = layoutSchema.parse(readJson(files, LAYOUT));
	return { layout, tokenizer: openTokenizer(files) };
}

export async function openClassifier(
	manifest: ModelManifest,
	parts: EncoderParts,
	files: VerifiedFiles,
	kernels: Promise<WebAssembly.Module>
): Promise<TextClassifier> {
	const encoder = await open(manifest, parts, files, kernels);
	const { tokenizer } = parts;
	return {
		...tokenCounter(tokenizer, manifest),
		labels: manifest.labels ?? [],
		classify: (texts, run) =>
			runInBatches(
				texts,
				{ ...batching(tokenizer, manifest), run: (rows) => encoder.classify(rows) },
				run
			)
	};
}

export async function openEmbedder(
	manifest: ModelManifest,
	parts: EncoderParts,
	files: VerifiedFiles,
	kernels: Promise<WebAssembly.Module>
): Promise<TextEmbedder> {
	const encoder = await open(manifest, parts, files, kernels);
	const { tokenizer } = parts;
	const dimensions = manifest.dimensions ?? 0;
	return {
		...tokenCounter(tokenizer, manifest),
		dimensions,
		embed: (texts, run) =>
			runInBatches(
				texts,
				{
					...batching(tokenizer, manifest),
					run: (rows) => {
						const hidden = encoder.encode(rows);
						let start = 0;
						return rows.flatMap(({ length }) => {
							const own = hidden.subarray(start, (start += length * dimensions));
							return meanPool(own, [length], length, dimensions);
						});
					}
				},
				run
			)
	};
}

async function open(
	{ maxTokens }: ModelManifest,
	{ layout }: EncoderParts,
	files: VerifiedFiles,
	kernels: Promise<WebAssembly.Module>
): Promise<Encoder> {
	const data = fileOf(files, `onnx/${layout.data}`);
	const most = Math.max(CALL_TOKENS, maxTokens);
	return new Encoder(await placeEncoder(await kernels, layout, data, most));
}

function openTokenizer(files: VerifiedFiles): TextTokenizer {
	const tokenizer = new Tokenizer(
		readJson(files, 'tokenizer.json'),
		readJson(files, 'tokenizer_config.json')
	);
	return new TextTokenizer({
		encode: (text) => tokenizer.encode(text).ids,
		decode: (ids) => tokenizer.decode(ids, { skip_special_tokens: true })
	});
}

function readJson(files: VerifiedFiles, path: string): object {
	return z.looseObject({}).parse(JSON.parse(new TextDecoder().decode(fileOf(files, path))));
}

function fileOf(files: VerifiedFiles, path: string): Uint8Array<ArrayBuffer> {
	const bytes = files.get(path);
	if (!bytes) throw new Error(`The model's manifest names no ${path}.`);
	return bytes;
}

function tokenCounter(tokenizer: TextTokenizer, { maxTokens }: ModelManifest) {
	return { maxTokens, countTokens: (texts: readonly string[]) => tokenizer.countTokens(texts) };
}

function batching(tokenizer: TextTokenizer, { maxTokens }: ModelManifest) {
	const plan = (lengths: readonly number[]) => fillBatches(lengths, CALL_TOKENS);
	return { tokenizer, maxTokens, plan };
}
