import { z } from '@hono/zod-openapi';
import { summaryFormSchema } from '#lib/domain/summary/summary-input.ts';
import { toolIdSchema } from '#lib/domain/tool-id.ts';
import { batchStateSchema } from '#server/batches/batch.ts';
import type { BatchRecord } from '#server/batches/batch-store.ts';

const count = z.int().min(0);

export const batchSchema = z
	.object({
		id: z.string(),
		tool: toolIdSchema,
		state: batchStateSchema.openapi({
			description: 'waiting: the limit of this hour is reached, or something failed for a while.'
		}),
		rows: count,
		/** With a result or an error. */
		done: count,
		/** Of those, the ones with an error. */
		failed: count,
		createdAt: z.iso.datetime(),
		finishedAt: z.iso.datetime().nullable(),
		waitingUntil: z.iso.datetime().nullable(),
		links: z.object({ self: z.string(), results: z.string() })
	})
	.openapi('Batch');

const columnName = z.string().min(1).max(200);

export const uploadQuerySchema = z.object({
	tool: toolIdSchema,
	column: columnName.default('text').openapi({
		description: 'Column with the text; for job-match with the résumé.'
	}),
	job_column: columnName.default('job').openapi({ description: 'For job-match.' }),
	length: z
		.string()
		.regex(/^(short|medium|long|[1-9]\d?|1\d\d|200)$/, 'must be short, medium, long or 1 to 200')
		.default('medium')
		.openapi({ description: 'For summary: short, medium, long, or so many sentences.' }),
	form: summaryFormSchema.default('paragraph'),
	tighten: z.enum(['true', 'false']).default('false').openapi({
		description: 'For summary: leaves asides and attributions out of the picked sentences.'
	})
});

export const idempotencySchema = z.object({
	'idempotency-key': z
		.string()
		.regex(/^[\x21-\x7e]{1,200}$/)
		.optional()
		.openapi({ description: 'The same upload sent twice under one key is one batch.' })
});

export function toBatch(record: BatchRecord): z.infer<typeof batchSchema> {
	const self = `/api/v1/batches/${record.id}`;
	return {
		id: record.id,
		tool: record.tool,
		state: record.state,
		rows: record.rows,
		done: record.done,
		failed: record.failed,
		createdAt: record.createdAt.toISOString(),
		finishedAt: record.finishedAt?.toISOString() ?? null,
		waitingUntil: record.waitingUntil?.toISOString() ?? null,
		links: { self, results: `${self}/results` }
	};
}
