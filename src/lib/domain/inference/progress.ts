import { z } from 'zod';

/** What a run tells while it goes on. Bytes and counts are real; nothing is estimated. */
export const runProgressSchema = z.discriminatedUnion('stage', [
	/** Bytes of the model's files read and checked, of all. */
	z.object({ stage: z.literal('download'), loaded: z.number(), total: z.number() }),
	/** The session is being built from the files. */
	z.object({ stage: z.literal('prepare') }),
	/** How far the run is: `done` of `total` equal steps. */
	z.object({ stage: z.literal('run'), done: z.number(), total: z.number() }),
	/** The answer so far, in the shape of the result; what is missing in it is still being worked on. */
	z.object({ stage: z.literal('partial'), result: z.unknown() })
]);

export type RunProgress = z.infer<typeof runProgressSchema>;
