import { isFailed, type RowResult } from '#lib/domain/batch/row-result.ts';
import { isSevere, type RowIssue } from '#lib/domain/batch/tables/table-row.ts';
import { describeMatchError } from '#lib/features/errors/match-errors.ts';
import * as m from '#lib/paraglide/row-issues.js';
import { formatNumber } from '#lib/words/format.ts';

/** What is odd about a row, in one sentence without its line. */
export function describeIssue(issue: RowIssue): string {
	switch (issue.kind) {
		case 'too-few-cells':
			return m.too_few_cells({ count: issue.found, expected: issue.expected });
		case 'too-many-cells':
			return m.too_many_cells({ count: issue.found, expected: issue.expected });
		case 'unclosed-quote':
			return m.unclosed_quote();
		case 'stray-quote':
			return m.stray_quote();
		case 'too-long':
			return m.too_long();
		case 'bad-json':
			return m.bad_json();
		case 'unknown-keys':
			return m.unknown_keys({ keys: issue.keys });
		case 'broken-letters':
			return m.broken_letters();
		case 'nul':
			return m.nul();
	}
}

/** Why a row has no answer; undefined for one that has. Jobs of older versions kept the English sentence only. */
export function describeFailure(
	result: RowResult | null | undefined,
	issue: RowIssue | undefined
): string | undefined {
	if (!result || !isFailed(result)) return undefined;
	if (issue && isSevere(issue)) return describeIssue(issue);
	const { fault } = result;
	switch (fault?.kind) {
		case undefined:
			return result.error;
		case 'empty':
			return fault.what === 'text' ? m.text_empty() : m.job_empty();
		case 'too-long': {
			const limit = formatNumber(fault.limit);
			return fault.what === 'text' ? m.text_too_long({ limit }) : m.job_too_long({ limit });
		}
		case 'out-of-memory':
			return m.out_of_memory();
		case 'crashed':
			return m.crashed();
		case 'no-answer':
			return m.no_answer();
		case 'no-match':
			return describeMatchError(fault.error);
	}
}
