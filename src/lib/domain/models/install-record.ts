import { z } from 'zod';
import { canarySchema } from '#lib/domain/inference/canary.ts';
import { TOOLS } from '#lib/domain/tools.ts';
import { dtypeSchema, MODEL_PATH, manifestSchema, taskSchema } from './manifest.ts';

const plannedFileSchema = z.object({
	path: z.string().regex(MODEL_PATH),
	bytes: z.int().nonnegative().optional(),
	sha256: z
		.string()
		.regex(/^[0-9a-f]{64}$/)
		.optional()
});

/** What the user decided to install. It is kept from the first byte on, so that it can go on after a reload. */
export const installPlanSchema = z.object({
	/** Folder name on this device: letters, digits, `.`, `-`. */
	key: z.string().regex(/^[\w.-]+$/),
	id: z.string().min(1),
	title: z.string(),
	/** Address of the model's files, where it can be fetched again. None for folders and archives. */
	address: z.string().optional(),
	source: z.string(),
	revision: z.string(),
	task: taskSchema,
	tools: z.array(z.enum(TOOLS.map(({ id }) => id))).min(1),
	licence: z.string(),
	languages: z.array(z.string()).min(1),
	dtype: dtypeSchema,
	maxTokens: z.int().positive(),
	dimensions: z.int().positive().optional(),
	/** Our names, in the order of the model's own. */
	labels: z.array(z.string()).optional(),
	ownLabels: z.array(z.string()).optional(),
	files: z.array(plannedFileSchema).min(1)
});
export type InstallPlan = z.infer<typeof installPlanSchema>;

export const installRecordSchema = z.object({
	schema: z.literal(1),
	plan: installPlanSchema,
	/** There once every file is here and checked. */
	manifest: manifestSchema.optional(),
	/** What the model answered on the processor: a graphics processor has to answer the same. */
	canary: canarySchema.optional()
});
export type InstallRecord = z.infer<typeof installRecordSchema>;
