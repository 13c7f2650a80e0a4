import { z } from 'zod';

const fileSchema = z.strictObject({
	/** Below the model's folder, for example `onnx/model_int8.onnx`. */
	path: z.string().regex(/^[\w.-]+(\/[\w.-]+)*$/),
	bytes: z.int().positive(),
	sha256: z.string().regex(/^[0-9a-f]{64}$/)
});

/** `models/<name>/manifest.json`: what a model is, what it was measured at, and its files with checksums. */
export const manifestSchema = z.object({
	schema: z.literal(1),
	name: z.string(),
	/** As the API and the history name it, for example `textai/sentiment`. */
	id: z.string(),
	title: z.string(),
	revision: z.string(),
	task: z.enum(['text-classification', 'feature-extraction']),
	base: z.string(),
	licence: z.string(),
	languages: z.array(z.string()).min(1),
	dtype: z.enum(['int8', 'q8', 'fp16', 'fp32']),
	/** Longest input in tokens, the two special tokens included. */
	maxTokens: z.int().positive(),
	/** Names of the logits, for classifiers. */
	labels: z.array(z.string()).optional(),
	/** Length of a vector, for embedders. */
	dimensions: z.int().positive().optional(),
	/** Parsed by the tool that uses it. */
	calibration: z.unknown().optional(),
	metrics: z.array(
		z.object({ dataset: z.string(), rows: z.int(), name: z.string(), value: z.number() })
	),
	files: z.array(fileSchema).min(1)
});

export type ModelManifest = z.infer<typeof manifestSchema>;
export type ModelFile = ModelManifest['files'][number];
