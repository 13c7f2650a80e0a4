import { z } from 'zod';
import { rowFaultSchema } from './row-fault.ts';

/** What came out for one row. */
export const rowResultSchema = z.union([
	z.object({
		label: z.string(),
		/** As the tool's own page states it: a probability, points of 100, or a share. */
		score: z.number().optional(),
		/** A summary. */
		text: z.string().optional()
	}),
	z.object({
		/** In English, for tables and programs. */
		error: z.string(),
		/** The same for the interface, which says it in its own words. */
		fault: rowFaultSchema.optional()
	})
]);
export type RowResult = z.infer<typeof rowResultSchema>;

/** Results of one block by row; null for a row that has none yet. */
export const blockResultsSchema = z.array(rowResultSchema.nullable());
export type BlockResults = z.infer<typeof blockResultsSchema>;

export function isFailed(result: RowResult): result is Extract<RowResult, { error: string }> {
	return 'error' in result;
}
