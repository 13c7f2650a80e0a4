import type { BatchJob, JobFacts } from '#lib/domain/batch/batch-job.ts';
import type { BatchError, JobRows } from '#lib/domain/batch/job-rows.ts';
import { type JobPlan, keepCells, keepColumns } from '#lib/domain/batch/job-plan.ts';
import { BlockBuilder } from '#lib/domain/batch/row-block.ts';
import type { TableError } from '#lib/domain/batch/tables/table-error.ts';
import { err, ok, type Result } from '#lib/domain/result.ts';
import type { OpenTable } from '#lib/ports/table-reader.ts';

/** Odd rows that are listed one by one; of the others only the number is kept. */
const MAX_ISSUES = 1_000;

export type Created = Result<BatchJob, BatchError | TableError | { readonly kind: 'aborted' }>;

export interface ReadingOptions {
	readonly signal: AbortSignal;
	readonly onRead: (bytes: number, rows: number) => void;
}

/** A job without rows. */
export function newJob(
	plan: JobPlan,
	known: Pick<JobFacts, 'id' | 'owner' | 'createdAt'> & { readonly model: string }
): BatchJob {
	const { id, owner, createdAt, model } = known;
	return {
		facts: {
			id,
			owner,
			createdAt,
			tool: plan.tool,
			state: { kind: 'reading' },
			rows: 0,
			blocks: 0,
			done: 0,
			failed: 0,
			paid: 0,
			workedMs: 0
		},
		details: {
			...keepColumns(plan).details,
			name: plan.name,
			model,
			issues: [],
			issueCount: 0,
			emptyLines: 0,
			hasCorrections: false
		}
	};
}

/** Takes a table in page by page, one block of rows in memory, and queues the job. */
export async function takeIn(
	job: BatchJob,
	plan: JobPlan,
	table: OpenTable,
	rows: JobRows,
	{ signal, onRead }: ReadingOptions
): Promise<Created> {
	const added = await rows.add(job);
	if (!added.ok) return added;
	const { id } = job.facts;
	const { places } = keepColumns(plan);
	const builder = new BlockBuilder();
	const issues: BatchJob['details']['issues'] = [];
	let [issueCount, count, block, isLast, emptyLines] = [0, 0, 0, false, 0];
	while (!isLast) {
		if (signal.aborted) return err({ kind: 'aborted' });
		const page = await table.next();
		if (!page.ok) return page;
		({ isLast, emptyLines } = page.value);
		for (const { line, issue } of page.value.rows) {
			if (!issue) continue;
			issueCount += 1;
			if (issues.length < MAX_ISSUES) issues.push({ line, issue });
		}
		const kept = page.value.rows.map((row) => keepCells(row, places, plan.columns.length));
		const blocks = builder.push(kept);
		if (isLast) blocks.push(...builder.end());
		for (const full of blocks) {
			const stored = await rows.addRows(id, block, full);
			if (!stored.ok) return stored;
			block += 1;
		}
		count += kept.length;
		onRead(page.value.bytesRead, count);
	}
	if (count === 0) return err({ kind: 'no-rows' });
	const details = { ...job.details, issues, issueCount, emptyLines };
	const queued = (facts: JobFacts): JobFacts => ({ ...facts, state: { kind: 'queued' } });
	const updated = await rows.update(id, queued, details);
	return updated.ok ? ok({ facts: updated.value, details }) : updated;
}
