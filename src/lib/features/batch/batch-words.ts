import type { BatchJob, JobState } from '#lib/domain/batch/batch-job.ts';
import type { BatchError } from '#lib/domain/batch/job-rows.ts';
import { describeTableError } from '#lib/features/errors/table-errors.ts';
import type { TableError } from '#lib/domain/batch/tables/table-error.ts';
import type { ToolId } from '#lib/domain/tools.ts';
import type { Tone } from '#lib/ui/tone.ts';
import * as m from '#lib/paraglide/batch.js';
import { formatNumber } from '#lib/words/format.ts';

/** A while as people say it: "about 4 min". */
export function describeSeconds(seconds: number): string {
	if (seconds < 5) return m.a_few_seconds();
	if (seconds < 90) return m.about_s({ seconds: Math.round(seconds) });
	if (seconds < 5400) return m.about_min({ minutes: Math.round(seconds / 60) });
	if (seconds < 172_800) return m.about_h({ hours: Math.round(seconds / 3600) });
	return m.about_days({ count: Math.round(seconds / 86_400) });
}

export function stateName({ kind }: JobState): string {
	switch (kind) {
		case 'reading':
			return m.being_read();
		case 'incomplete':
			return m.reading_was_cut_short();
		case 'queued':
			return m.next_in_line();
		case 'running':
			return m.running();
		case 'paused':
			return m.paused();
		case 'waiting':
			return m.waits_for_the_limit();
		case 'stopped':
			return m.stopped();
		case 'failed':
			return m.failed();
		case 'done':
			return m.state_done();
	}
}

export function stateTone({ kind }: JobState): Tone {
	if (kind === 'done' || kind === 'running') return 'accent';
	return kind === 'failed' || kind === 'incomplete' ? 'negative' : 'neutral';
}

const LABEL_NAMES: Readonly<Record<string, () => string>> = {
	positive: m.positive,
	negative: m.negative,
	mixed: m.mixed,
	'reliable-signs': m.signs_of_reliability,
	unclear: m.unclear,
	'unreliable-signs': m.signs_of_unreliability,
	summarized: m.summarized,
	'kept whole': m.kept_whole,
	strong: m.strong,
	good: m.good,
	partial: m.partial,
	weak: m.weak
};

export function labelName(label: string): string {
	return LABEL_NAMES[label]?.() ?? label.charAt(0).toUpperCase() + label.slice(1);
}

export function labelTone(label: string): Tone {
	switch (label) {
		case 'positive':
		case 'reliable-signs':
		case 'strong':
		case 'good':
			return 'positive';
		case 'negative':
		case 'unreliable-signs':
		case 'weak':
			return 'negative';
		case 'mixed':
		case 'unclear':
		case 'partial':
			return 'mixed';
		default:
			return 'neutral';
	}
}

/** Labels that a user may put in the place of a tool's own. */
export function labelsOf(tool: ToolId): readonly string[] {
	switch (tool) {
		case 'sentiment':
			return ['positive', 'mixed', 'negative'];
		case 'fake-news':
			return ['reliable-signs', 'unclear', 'unreliable-signs'];
		case 'summary':
		case 'job-match':
			return [];
	}
}

/** The highest score that a tool gives. */
export function scaleOf(tool: ToolId): number {
	return tool === 'job-match' ? 100 : 1;
}

export function scoreText(tool: ToolId, score: number): string {
	return tool === 'job-match' ? tenths(score) : `${tenths(score * 100)} %`;
}

function tenths(value: number): string {
	return formatNumber(value, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
}

/** What the column of scores holds. */
export function scoreName(tool: ToolId): string {
	switch (tool) {
		case 'sentiment':
			return m.certainty();
		case 'fake-news':
			return m.unreliable_kind();
		case 'summary':
			return m.length_kept();
		case 'job-match':
			return m.points_of_100();
	}
}

export function describeBatchError(error: BatchError): string {
	switch (error.kind) {
		case 'quota-exceeded':
			return m.the_disk_or_the_share_of_it_that();
		case 'store-unavailable':
			return m.the_browsers_store_cannot_be_used({ detail: error.detail });
		case 'cannot-unseal':
		case 'unknown-envelope':
			return m.some_rows_cannot_be_opened_they();
		case 'no-such-job':
			return m.this_job_was_deleted_perhaps_in();
	}
}

/** Why a file was not taken in. */
export function describeStartError(error: BatchError | TableError): string {
	switch (error.kind) {
		case 'quota-exceeded':
			return m.the_disk_or_the_share_of_it_that_2();
		case 'store-unavailable':
		case 'cannot-unseal':
		case 'unknown-envelope':
		case 'no-such-job':
			return describeBatchError(error);
		case 'empty':
		case 'no-rows':
		case 'foreign':
		case 'too-large':
		case 'broken':
		case 'unreadable':
		case 'reader-failed':
			return describeTableError(error);
	}
}

/** How a job stands, in one line for its entry in the list. */
export function summaryLine({ facts }: BatchJob): string {
	return facts.state.kind === 'done'
		? m.rows_counted({ count: facts.rows })
		: m.rows_done_of({ done: formatNumber(facts.done), count: facts.rows });
}
