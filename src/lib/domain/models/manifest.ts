import { z } from 'zod';
import { TOOLS } from '#lib/domain/tools.ts';

/** A path that stays below its folder: no segment of dots alone, nothing absolute. */
export const MODEL_PATH = /^(?!(?:.*\/)?\.+(?:\/|$))[\w.-]+(?:\/[\w.-]+)*$/;

/** What makes weights usable for a task, as the file names of `onnx/` spell it. */
export const dtypeSchema = z.enum(['int8', 'q8', 'fp16', 'fp32', 'uint8', 'q4', 'q4f16', 'bnb4']);
export type Dtype = z.infer<typeof dtypeSchema>;

export const taskSchema = z.enum(['text-classification', 'feature-extraction', 'summarization']);
export type ModelTask = z.infer<typeof taskSchema>;

/** How a model came to this device that the app does not ship. */
const installedSchema = z.strictObject({
	/** The address of the hub's page for it, or the name of the folder or archive. */
	source: z.string(),
	/** Milliseconds since 1970. */
	addedAt: z.number(),
	tools: z.array(z.enum(TOOLS.map(({ id }) => id))).min(1),
	/** What the model itself calls its labels, in their order; `labels` are our names for them. */
	ownLabels: z.array(z.string()).optional()
});

const fileSchema = z.strictObject({
	/** Below the model's folder, for example `onnx/model_int8.onnx`. */
	path: z.string().regex(MODEL_PATH),
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
	task: taskSchema,
	base: z.string(),
	licence: z.string(),
	languages: z.array(z.string()).min(1),
	dtype: dtypeSchema,
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
	files: z.array(fileSchema).min(1),
	/** Only where the user brought the model. */
	installed: installedSchema.optional()
});

export type ModelManifest = z.infer<typeof manifestSchema>;
export type ModelFile = ModelManifest['files'][number];
