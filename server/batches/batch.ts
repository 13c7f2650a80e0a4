import { z } from 'zod';
import { summaryFormSchema, summaryLengthSchema } from '#lib/domain/summary/summary-input.ts';
import { toolIdSchema } from '#lib/domain/tool-id.ts';

export const batchStateSchema = z.enum(['queued', 'running', 'waiting', 'done', 'cancelled']);

/** How the rows are to be read and analysed. */
export const batchOptionsSchema = z.object({
	tool: toolIdSchema,
	/** Column with the text; for job-match the résumé's. */
	column: z.string(),
	/** Column with the job description, for job-match. */
	jobColumn: z.string(),
	length: summaryLengthSchema,
	form: summaryFormSchema,
	/** Batches of before have none. */
	tighten: z.boolean().optional(),
	/** `2026-11-25`: what "present" means in a résumé, the day of the upload. */
	today: z.string()
});
export type BatchOptions = z.infer<typeof batchOptionsSchema>;

/** A row as uploaded: its columns by name, or why it cannot be read. */
export const batchRowSchema = z.union([
	z.object({ cells: z.record(z.string(), z.string()) }),
	z.object({ problem: z.string() })
]);
export type BatchRow = z.infer<typeof batchRowSchema>;

/** What came out for a row. */
export const rowOutcomeSchema = z.union([
	z.object({ result: z.unknown() }),
	z.object({
		error: z.object({ type: z.string(), title: z.string(), detail: z.string().optional() })
	})
]);
export type RowOutcome = z.infer<typeof rowOutcomeSchema>;

/** By row; null for one that is still to be done. */
export const blockOutcomesSchema = z.array(rowOutcomeSchema.nullable());

/** Rows that are stored, computed and written together: about a second of work. */
export const BLOCK_ROWS = 32;
