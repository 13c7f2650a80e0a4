import { z } from 'zod';
import { clientIdSchema } from '#lib/domain/sync/stamp.ts';
import { MAX_CHANGES, recordStateSchema, syncChangeSchema } from '#lib/domain/sync/sync-record.ts';

/** Bytes of a request's body: one field of the largest size in Base64, and room for the rest. */
export const MAX_SYNC_BODY_BYTES = 20 * 1024 * 1024;

const epochSchema = z.string().min(1).max(100);
const numberSchema = z.int().min(0);

/** `POST /api/sync/pull`. */
export const pullRequestSchema = z.object({
	clientId: clientIdSchema,
	cursor: numberSchema,
	since: numberSchema,
	epoch: epochSchema.optional(),
	isSweep: z.boolean(),
	sweepFloor: numberSchema.optional()
});

export const pullAnswerSchema = z.object({
	records: z.array(recordStateSchema.extend({ seq: numberSchema })),
	cursor: numberSchema,
	epoch: epochSchema,
	floor: numberSchema,
	acknowledged: numberSchema,
	now: z.int(),
	isComplete: z.boolean()
});

/** `POST /api/sync/push`. */
export const pushRequestSchema = z.object({
	clientId: clientIdSchema,
	cursor: numberSchema,
	epoch: epochSchema,
	changes: z
		.array(syncChangeSchema)
		.min(1)
		.max(MAX_CHANGES)
		.refine(
			(changes) => changes.every(({ n }, at) => n > (changes[at - 1]?.n ?? 0)),
			'numbers must rise'
		)
});

export const pushAnswerSchema = z.object({ acknowledged: numberSchema, now: z.int() });

/** Members of the problem that a refused call is answered with. */
export const clockAheadSchema = z.object({ byMs: z.number(), now: z.int() });
