import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { env } from '@huggingface/transformers';
import { z } from 'zod';
import type { GenerationOptions } from '#lib/domain/generation/generation-options.ts';
import { type ModelManifest, manifestSchema } from '#lib/domain/models/manifest.ts';

/** A BART of two layers with random weights, in the hub's layout. */
export const TINY_BART = fileURLToPath(new URL('../fixtures/tiny-bart/', import.meta.url));

const optionsSchema = z
	.object({
		num_beams: z.int(),
		min_new_tokens: z.int(),
		max_new_tokens: z.int(),
		no_repeat_ngram_size: z.int()
	})
	.transform((options): GenerationOptions => ({
		beams: options.num_beams,
		minTokens: options.min_new_tokens,
		maxTokens: options.max_new_tokens,
		noRepeatNgram: options.no_repeat_ngram_size
	}));

const referenceSchema = z.object({
	text: z.string(),
	input_ids: z.array(z.int()),
	greedy_ids: z.array(z.int()),
	options: optionsSchema
});

const read = (file: string): unknown => JSON.parse(readFileSync(`${TINY_BART}${file}`, 'utf8'));

/** What PyTorch answers. */
export const reference = referenceSchema.parse(read('expected.json'));

/** What the Python library answers with several beams, over the same ONNX files. */
export const beamReferences = z
	.object({ rows: z.array(z.object({ options: optionsSchema, ids: z.array(z.int()) })) })
	.parse(read('expected-beams.json')).rows;

export const tinyBart: ModelManifest = manifestSchema.parse({
	schema: 1,
	name: 'tiny-bart',
	id: 'test/tiny-bart',
	title: 'tiny-bart',
	revision: 'fixture',
	task: 'summarization',
	base: 'test/tiny-bart',
	licence: 'MIT',
	languages: ['en'],
	dtype: 'fp32',
	maxTokens: 256,
	metrics: [],
	files: [{ path: 'config.json', bytes: 1, sha256: '0'.repeat(64) }]
});

/** Lets transformers.js on Node read the fixture. */
export function readFixtures(): void {
	env.allowRemoteModels = false;
	env.allowLocalModels = true;
	env.localModelPath = fileURLToPath(new URL('../fixtures/', import.meta.url));
	env.useFSCache = false;
}
