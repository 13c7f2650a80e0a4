import type { BatchJob, JobFacts } from '#lib/domain/batch/batch-job.ts';
import type { BatchError, JobRows } from '#lib/domain/batch/job-rows.ts';
import { ok, type Result } from '#lib/domain/result.ts';

/** The job as it was before its first row, under another id. */
export function copyOf(
	{ facts, details }: BatchJob,
	{ id, createdAt, model }: Pick<JobFacts, 'id' | 'createdAt'> & { readonly model: string }
): BatchJob {
	const { owner, tool } = facts;
	return {
		facts: {
			id,
			createdAt,
			owner,
			tool,
			state: { kind: 'reading' },
			rows: 0,
			blocks: 0,
			done: 0,
			failed: 0,
			paid: 0,
			workedMs: 0
		},
		details: { ...details, model, hasCorrections: false }
	};
}

/** Seals the rows of a job anew for its copy, block by block, and queues that. */
export async function copyRows(
	from: BatchJob,
	to: BatchJob,
	rows: JobRows
): Promise<Result<BatchJob, BatchError>> {
	const added = await rows.add(to);
	if (!added.ok) return added;
	for (let block = 0; block < from.facts.blocks; block += 1) {
		const own = await rows.rows(from.facts.id, block);
		if (!own.ok) return own;
		const stored = await rows.addRows(to.facts.id, block, own.value);
		if (!stored.ok) return stored;
	}
	const queued = (facts: JobFacts): JobFacts => ({ ...facts, state: { kind: 'queued' } });
	const updated = await rows.update(to.facts.id, queued);
	return updated.ok ? ok({ facts: updated.value, details: to.details }) : updated;
}
