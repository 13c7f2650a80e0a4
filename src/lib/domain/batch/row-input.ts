import { MAX_TEXT_LENGTH } from '#lib/domain/classification/text-input.ts';
import type { ToolId } from '#lib/domain/tools.ts';
import type { BatchJob } from './batch-job.ts';
import { failRow, type RowFault } from './row-fault.ts';
import type { RowResult } from './row-result.ts';
import { describeRowIssue, isSevere, type TableRow } from './tables/table-row.ts';

/** What a tool is given for one row. */
export type RowInput =
	| { readonly kind: 'text'; readonly text: string }
	| { readonly kind: 'match'; readonly resume: string; readonly job: string };

/** A row's input, or why it cannot be analysed. */
export function inputOf(
	{ cells, issue }: TableRow,
	{ facts, details }: BatchJob
): RowInput | { readonly kind: 'none'; readonly result: RowResult } {
	if (issue && isSevere(issue)) {
		return { kind: 'none', result: { error: describeRowIssue(issue) } };
	}
	const { input } = details;
	const text = cells[input.text] ?? '';
	const problem = problemOf(text, 'text');
	if (problem !== undefined) return { kind: 'none', result: failRow(problem) };
	if (facts.tool !== 'job-match') return { kind: 'text', text };
	const job = jobOf(cells, input.job);
	const missing = problemOf(job, 'job');
	return missing === undefined
		? { kind: 'match', resume: text, job }
		: { kind: 'none', result: failRow(missing) };
}

function jobOf(cells: readonly string[], job: BatchJob['details']['input']['job']): string {
	if (!job) return '';
	return 'text' in job ? job.text : (cells[job.column] ?? '');
}

function problemOf(text: string, what: 'text' | 'job'): RowFault | undefined {
	if (text.trim() === '') return { kind: 'empty', what };
	if (text.length <= MAX_TEXT_LENGTH) return undefined;
	return { kind: 'too-long', what, limit: MAX_TEXT_LENGTH };
}

/** Equal inputs have equal keys, whatever row they stand in. */
export function keyOf(tool: ToolId, input: RowInput): string {
	return input.kind === 'text' ? input.text : JSON.stringify([tool, input.resume, input.job]);
}
