import { z } from 'zod';

/** What a run tells while it goes on. Bytes and counts are real; nothing is estimated. */
export const runProgressSchema = z.discriminatedUnion('stage', [
	/** Bytes of the model's files read and checked, of all. */
	z.object({ stage: z.literal('download'), loaded: z.number(), total: z.number() }),
	/** The session is being built from the files. */
	z.object({ stage: z.literal('prepare') }),
	/** Texts (sentences, windows, variants) that the model has answered, of all. */
	z.object({ stage: z.literal('run'), done: z.number(), total: z.number() })
]);

export type RunProgress = z.infer<typeof runProgressSchema>;
