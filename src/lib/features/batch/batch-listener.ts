import type { BatchJob } from '#lib/domain/batch/batch-job.ts';
import type { BatchError } from '#lib/domain/batch/job-rows.ts';
import type { BlockResults } from '#lib/domain/batch/row-result.ts';

/** Told of everything that happens to the jobs. */
export interface BatchListener {
	/** The job as it is now; nothing when it was removed. */
	onJob(id: string, job: BatchJob | undefined): void;
	/** Rows that have a result and are not yet written. */
	onUnsaved(id: string, rows: number): void;
	onBlock(id: string, block: number, results: BlockResults): void;
	onStoreFailed(error: BatchError): void;
}
