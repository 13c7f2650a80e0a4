import { AutoModel, AutoModelForSequenceClassification, Tensor } from '@huggingface/transformers';
import { z } from 'zod';
import { runInBatches } from '#lib/adapters/inference/run-in-batches.ts';
import type { TextTokenizer } from '#lib/adapters/inference/text-tokenizer.ts';
import { planBatches } from '#lib/domain/inference/batch-plan.ts';
import { meanPool } from '#lib/domain/inference/pooling.ts';
import type { Device } from '#lib/domain/inference/run-info.ts';
import type { ModelManifest } from '#lib/domain/models/manifest.ts';
import type { TextClassifier, TextEmbedder } from '#lib/ports/text-model.ts';
import { loadTokenizer } from './load-tokenizer.ts';
import { type Batch, floats, toBatch } from './tensors.ts';

/**
 * About a third of a second of work on one WASM thread: large enough to use the processor well, small enough
 * for progress, for an abort between two batches, and for WASM memory, which never shrinks.
 */
const LIMITS = { tokenBudget: 512, maxTexts: 32 } as const;

/** Runs one call of the runtime: the loading of a graph, or a batch. */
export type CallRuntime = <T>(call: () => Promise<T>) => Promise<T>;

export interface SessionOptions {
	readonly device: Exclude<Device, 'browser'>;
	/** Threads of onnxruntime-node; in the browser they are set before the runtime starts. */
	readonly threads?: number | undefined;
	/** Weights that stand outside of the graph's file. In Node the runtime finds them beside it. */
	readonly weights?: readonly ExternalWeights[];
	/**
	 * Every model ships two graphs over the same weights: products in 8-bit integers, made for processors,
	 * and in floats, which graphics processors compute rightly. Floats on WebGPU unless told. Models that the user
	 * brought have one graph only.
	 */
	readonly products?: 'integers' | 'floats';
	/** Stands around every call of the runtime. */
	readonly callRuntime?: CallRuntime;
}

export interface ExternalWeights {
	/** The file's name as the graph knows it. */
	readonly path: string;
	readonly data: Uint8Array;
}

/**
 * Turns the stored weights into floats once, at loading. Otherwise processors would quantise activations
 * after all, and graphics processors turn the weights into floats at every run.
 */
const WEIGHTS_TO_FLOATS = { session: { disable_quant_qdq: '1' } } as const;

const logitsSchema = z.object({ logits: z.instanceof(Tensor) });
const hiddenSchema = z.object({ last_hidden_state: z.instanceof(Tensor) });

/** A classifier and the way to give its memory back. */
export interface Loaded<T> {
	readonly model: T;
	dispose(): Promise<void>;
}

export async function loadClassifier(
	manifest: ModelManifest,
	options: SessionOptions
): Promise<Loaded<TextClassifier>> {
	const [tokenizer, network] = await Promise.all([
		loadTokenizer(manifest.name),
		openNetwork(AutoModelForSequenceClassification, manifest, options)
	]);
	const labels = manifest.labels ?? [];
	const model: TextClassifier = {
		...tokenCounter(tokenizer, manifest),
		labels,
		classify: (texts, run) =>
			runInBatches(
				texts,
				{
					...batching(tokenizer, manifest),
					run: async (rows) => {
						const { logits } = logitsSchema.parse(await network.run(toBatch(rows)));
						const data = floats(logits);
						return rows.map((_, row) => data.slice(row * labels.length, (row + 1) * labels.length));
					}
				},
				run
			)
	};
	return { model, dispose: () => network.dispose() };
}

export async function loadEmbedder(
	manifest: ModelManifest,
	options: SessionOptions
): Promise<Loaded<TextEmbedder>> {
	const [tokenizer, network] = await Promise.all([
		loadTokenizer(manifest.name),
		openNetwork(AutoModel, manifest, options)
	]);
	const dimensions = manifest.dimensions ?? 0;
	const model: TextEmbedder = {
		...tokenCounter(tokenizer, manifest),
		dimensions,
		embed: (texts, run) =>
			runInBatches(
				texts,
				{
					...batching(tokenizer, manifest),
					run: async (rows) => {
						const batch = toBatch(rows);
						const { last_hidden_state } = hiddenSchema.parse(await network.run(batch));
						return meanPool(floats(last_hidden_state), batch.lengths, batch.width, dimensions);
					}
				},
				run
			)
	};
	return { model, dispose: () => network.dispose() };
}

export function sessionOptions(
	manifest: ModelManifest,
	{
		device,
		threads,
		weights,
		products = device === 'webgpu' && !manifest.installed ? 'floats' : 'integers'
	}: SessionOptions
) {
	return {
		device,
		dtype: manifest.dtype,
		local_files_only: true,
		...(products === 'floats' ? { model_file_name: 'model_float' } : {}),
		session_options: {
			...(threads === undefined ? {} : { intraOpNumThreads: threads }),
			...(weights === undefined ? {} : { externalData: weights }),
			...(products === 'floats' ? { extra: WEIGHTS_TO_FLOATS } : {})
		}
	};
}

export function tokenCounter(tokenizer: TextTokenizer, { maxTokens }: ModelManifest) {
	return {
		maxTokens,
		countTokens: (texts: readonly string[]) => tokenizer.countTokens(texts)
	};
}

function batching(tokenizer: TextTokenizer, { maxTokens }: ModelManifest) {
	const plan = (lengths: readonly number[]) => planBatches(lengths, LIMITS);
	return { tokenizer, maxTokens, plan };
}

function toInputs({ inputIds, attentionMask, tokenTypeIds }: Batch) {
	return { input_ids: inputIds, attention_mask: attentionMask, token_type_ids: tokenTypeIds };
}

interface Network {
	(inputs: ReturnType<typeof toInputs>): Promise<unknown>;
	dispose(): Promise<unknown>;
}

interface NetworkKind {
	from_pretrained(name: string, options: ReturnType<typeof sessionOptions>): Promise<Network>;
}

async function openNetwork(kind: NetworkKind, manifest: ModelManifest, options: SessionOptions) {
	const { callRuntime = (call) => call() } = options;
	const settings = sessionOptions(manifest, options);
	const network = await callRuntime(() => kind.from_pretrained(manifest.name, settings));
	return {
		run: (batch: Batch) => callRuntime(() => network(toInputs(batch))),
		dispose: async () => {
			await network.dispose();
		}
	};
}
