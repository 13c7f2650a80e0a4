import { z } from 'zod';
import type { InferenceError } from '#lib/domain/inference/inference-error.ts';
import { describeJobMatchError } from '#lib/domain/job-match/job-match-error-message.ts';
import { jobMatchErrorSchema } from '#lib/domain/job-match/job-match-result.ts';

const what = z.enum(['text', 'job']);

/** Why one row has no answer. */
export const rowFaultSchema = z.discriminatedUnion('kind', [
	z.object({ kind: z.literal('empty'), what }),
	/** `limit` in UTF-16 units. */
	z.object({ kind: z.literal('too-long'), what, limit: z.number() }),
	z.object({ kind: z.literal('out-of-memory') }),
	/** The model stopped at this row, and stopped again. */
	z.object({ kind: z.literal('crashed') }),
	z.object({ kind: z.literal('no-answer') }),
	z.object({ kind: z.literal('no-match'), error: jobMatchErrorSchema })
]);
export type RowFault = z.infer<typeof rowFaultSchema>;

/** The result of a row with that fault: with the English sentence that tables and programs get. */
export function failRow(fault: RowFault): { readonly error: string; readonly fault: RowFault } {
	return { error: describeRowFault(fault), fault };
}

/** The result of a row at which a run failed. */
export function failedBy(error: InferenceError | undefined): {
	readonly error: string;
	readonly fault?: RowFault | undefined;
} {
	if (error?.kind === 'out-of-memory') return failRow({ kind: 'out-of-memory' });
	if (error?.kind === 'worker-crashed') return failRow({ kind: 'crashed' });
	if (error?.kind === 'invalid-input' && error.match) {
		return failRow({ kind: 'no-match', error: error.match });
	}
	return error && 'message' in error ? { error: error.message } : failRow({ kind: 'no-answer' });
}

function describeRowFault(fault: RowFault): string {
	switch (fault.kind) {
		case 'empty':
			return `The ${nameOf(fault.what)} is empty.`;
		case 'too-long':
			return `The ${nameOf(fault.what)} is longer than ${fault.limit.toLocaleString('en')} characters.`;
		case 'out-of-memory':
			return 'There was not enough memory for this row.';
		case 'crashed':
			return 'The model stopped at this row, twice.';
		case 'no-answer':
			return 'The model gave no answer.';
		case 'no-match':
			return describeJobMatchError(fault.error);
	}
}

function nameOf(kind: z.infer<typeof what>): string {
	return kind === 'text' ? 'text' : 'job description';
}
