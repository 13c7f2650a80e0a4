import { z } from 'zod';

/** Where a model runs: `cpu` is Node, `wasm` and `webgpu` are the browser; its own model runs wherever the `browser` likes. */
export const deviceSchema = z.enum(['wasm', 'webgpu', 'cpu', 'browser']);
export type Device = z.infer<typeof deviceSchema>;

/** The user's choice in Settings. */
export const devicePreferenceSchema = z.enum(['auto', 'wasm', 'webgpu']);
export type DevicePreference = z.infer<typeof devicePreferenceSchema>;

/** Why a graphics processor gives no answers. */
export const gpuProblemSchema = z.enum([
	/** The model has no check values for it. */
	'no-canary',
	'cannot-load',
	/** It gave wrong numbers for a known text. */
	'wrong-numbers',
	'failed-in-run',
	/** Several beams run on the processor only. */
	'several-beams'
]);

export type GpuProblem = z.infer<typeof gpuProblemSchema>;

/** Why the processor computes where a graphics processor was asked for. */
export const deviceNoteSchema = z.enum([...gpuProblemSchema.options, 'no-webgpu']);
export type DeviceNote = z.infer<typeof deviceNoteSchema>;

export const loadedModelSchema = z.object({
	model: z.string(),
	revision: z.string(),
	dtype: z.string(),
	device: deviceSchema,
	threads: z.int().positive(),
	/** Milliseconds from the request to a ready session. */
	loadMs: z.number(),
	/** False where nobody has measured how often the model's probabilities are right. */
	isCalibrated: z.boolean().optional(),
	/** Why the preferred device is not used, where it is not. */
	note: deviceNoteSchema.optional()
});
export type LoadedModel = z.infer<typeof loadedModelSchema>;

/** What the screen shows beside an answer. */
export interface RunInfo {
	readonly model: LoadedModel;
	/** Milliseconds from the request to the answer, without the loading of the model. */
	readonly durationMs: number;
	readonly isCached: boolean;
}
