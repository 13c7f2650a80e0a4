import type { BatchJob, JobState } from '#lib/domain/batch/batch-job.ts';
import type { BatchError } from '#lib/domain/batch/job-rows.ts';
import { describeTableError, type TableError } from '#lib/domain/batch/tables/table-error.ts';
import type { ToolId } from '#lib/domain/tools.ts';
import type { Tone } from '#lib/ui/tone.ts';

const number = new Intl.NumberFormat('en');
const time = new Intl.DateTimeFormat('en', { hour: '2-digit', minute: '2-digit', hour12: false });

export function countOf(count: number, one: string, many = `${one}s`): string {
	return `${number.format(count)} ${count === 1 ? one : many}`;
}

export function clockTime(at: number): string {
	return time.format(at);
}

/** A while as people say it: "about 4 min". */
export function describeSeconds(seconds: number): string {
	if (seconds < 5) return 'a few seconds';
	if (seconds < 90) return `about ${Math.round(seconds)} s`;
	if (seconds < 5400) return `about ${Math.round(seconds / 60)} min`;
	if (seconds < 172_800) return `about ${Math.round(seconds / 3600)} h`;
	return `about ${Math.round(seconds / 86_400)} days`;
}

export function stateName({ kind }: JobState): string {
	switch (kind) {
		case 'reading':
			return 'Being read';
		case 'incomplete':
			return 'Reading was cut short';
		case 'queued':
			return 'Next in line';
		case 'running':
			return 'Running';
		case 'paused':
			return 'Paused';
		case 'waiting':
			return 'Waits for the limit';
		case 'stopped':
			return 'Stopped';
		case 'failed':
			return 'Failed';
		case 'done':
			return 'Done';
	}
}

export function stateTone({ kind }: JobState): Tone {
	if (kind === 'done' || kind === 'running') return 'accent';
	return kind === 'failed' || kind === 'incomplete' ? 'negative' : 'neutral';
}

const LABEL_NAMES: Readonly<Record<string, string>> = {
	positive: 'Positive',
	negative: 'Negative',
	mixed: 'Mixed',
	'reliable-signs': 'Signs of reliability',
	unclear: 'Unclear',
	'unreliable-signs': 'Signs of unreliability',
	summarized: 'Summarized',
	'kept whole': 'Kept whole'
};

export function labelName(label: string): string {
	return LABEL_NAMES[label] ?? label.charAt(0).toUpperCase() + label.slice(1);
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
	return tool === 'job-match' ? score.toFixed(1) : `${(score * 100).toFixed(1)} %`;
}

/** What the column of scores holds. */
export function scoreName(tool: ToolId): string {
	switch (tool) {
		case 'sentiment':
			return 'Certainty';
		case 'fake-news':
			return 'Unreliable kind';
		case 'summary':
			return 'Length kept';
		case 'job-match':
			return 'Points of 100';
	}
}

export function describeBatchError(error: BatchError): string {
	switch (error.kind) {
		case 'quota-exceeded':
			return 'The disk, or the share of it that the browser gives, is full. What was written is kept. Delete jobs that you do not need, then press Resume.';
		case 'store-unavailable':
			return `The browser's store cannot be used (${error.detail}). What was written is kept. Reload the page.`;
		case 'cannot-unseal':
		case 'unknown-envelope':
			return 'Some rows cannot be opened: they were sealed with another key or damaged.';
		case 'no-such-job':
			return 'This job was deleted, perhaps in another tab.';
	}
}

/** Why a file was not taken in. */
export function describeStartError(error: BatchError | TableError): string {
	switch (error.kind) {
		case 'quota-exceeded':
			return 'The disk, or the share of it that the browser gives, is full. Nothing of the file was kept. Delete jobs that you do not need, or carry fewer columns.';
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
	const rows = `${number.format(facts.done)} of ${countOf(facts.rows, 'row')}`;
	return facts.state.kind === 'done' ? countOf(facts.rows, 'row') : rows;
}
