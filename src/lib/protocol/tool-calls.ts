import { z } from 'zod';
import { devicePreferenceSchema, loadedModelSchema } from '#lib/domain/inference/run-info.ts';

export const modelNameSchema = z.enum(['sentiment', 'fake-news', 'minilm']);
export type ModelName = z.infer<typeof modelNameSchema>;

const loadParamsSchema = z.object({
	model: modelNameSchema,
	/** Absolute address of the folder that holds the models' folders, with a slash at its end. */
	modelsUrl: z.url(),
	device: devicePreferenceSchema,
	/** Used where the page is cross-origin isolated; one otherwise. */
	threads: z.int().positive()
});
export type LoadParams = z.infer<typeof loadParamsSchema>;

const vectorSchema = z.instanceof(Float32Array);

/** What a page may ask of a tool's worker. `load` comes first, once; a worker serves one model. */
export const toolCalls = {
	load: { params: loadParamsSchema, result: loadedModelSchema },
	/** Unit vectors, one a text. */
	embed: {
		params: z.object({ texts: z.array(z.string()) }),
		result: z.array(vectorSchema)
	}
} as const;

export type ToolCalls = typeof toolCalls;
