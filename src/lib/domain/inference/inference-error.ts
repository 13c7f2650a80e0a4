import { z } from 'zod';
import { jobMatchErrorSchema } from '#lib/domain/job-match/job-match-result.ts';
import { gpuProblemSchema } from './run-info.ts';

/** Why a run gave no answer. The kinds that `isWorthRetrying` names may go away by themselves. */
export const inferenceErrorSchema = z.discriminatedUnion('kind', [
	z.object({ kind: z.literal('aborted') }),
	z.object({
		kind: z.literal('invalid-input'),
		/** In English, for programs. */
		message: z.string(),
		/** The same for the interface, where a job match refused its texts. */
		match: jobMatchErrorSchema.optional(),
		/** The text is longer than texts may be. */
		isTooLong: z.boolean().optional()
	}),
	z.object({ kind: z.literal('model-missing'), file: z.string() }),
	z.object({ kind: z.literal('model-corrupt'), file: z.string() }),
	z.object({ kind: z.literal('network'), file: z.string() }),
	z.object({ kind: z.literal('installed-damaged'), file: z.string() }),
	z.object({ kind: z.literal('insecure-context') }),
	z.object({ kind: z.literal('out-of-memory') }),
	/** Runs go on on the processor; the screen sees this only when that fails at the same time. */
	z.object({ kind: z.literal('gpu-failed'), reason: gpuProblemSchema }),
	z.object({ kind: z.literal('worker-crashed'), message: z.string() }),
	/** The browser's own model is not to be had, declined the text, or broke off; `message` is the browser's. */
	z.object({
		kind: z.literal('browser-model'),
		reason: z.enum(['gone', 'refused', 'failed']),
		message: z.string()
	}),
	z.object({ kind: z.literal('internal'), message: z.string() })
]);

export type InferenceError = z.infer<typeof inferenceErrorSchema>;
