import type { JobFacts } from '#lib/domain/batch/batch-job.ts';
import type { BlockState } from '#lib/domain/batch/row-block.ts';
import type { Result } from '#lib/domain/result.ts';
import type { StoreError } from './store-error.ts';

type Sealed = Uint8Array<ArrayBuffer>;

export interface StoredJob {
	readonly facts: JobFacts;
	readonly details: Sealed;
}

/**
 * Jobs and their rows in blocks. Every method is one transaction: a block's results and the job's counts never
 * disagree, whenever the power goes.
 */
export interface BatchStore {
	/** Oldest first. */
	jobs(owner: string): Promise<Result<readonly StoredJob[], StoreError>>;
	add(job: StoredJob): Promise<Result<void, StoreError>>;
	/** Answers what is stored afterwards; nothing if the job is gone. */
	update(
		id: string,
		change: (facts: JobFacts) => JobFacts,
		details?: Sealed
	): Promise<Result<JobFacts | undefined, StoreError>>;
	/** Removes a job with all that belongs to it. */
	remove(id: string): Promise<Result<void, StoreError>>;
	/** Adds the next block of rows; its place is the job's `blocks`. */
	addRows(
		id: string,
		rows: number,
		sealed: Sealed
	): Promise<Result<JobFacts | undefined, StoreError>>;
	rows(id: string, block: number): Promise<Result<Sealed | undefined, StoreError>>;
	/** Replaces a block's results and counts the difference. */
	putResults(
		id: string,
		state: BlockState,
		results: Sealed,
		workedMs: number
	): Promise<Result<JobFacts | undefined, StoreError>>;
	results(id: string, block: number): Promise<Result<Sealed | undefined, StoreError>>;
	/** Of all blocks, in their order. */
	blocks(id: string): Promise<Result<readonly BlockState[], StoreError>>;
	/** Labels corrected by the user. */
	corrections(id: string, block: number): Promise<Result<Sealed | undefined, StoreError>>;
	putCorrections(id: string, block: number, labels: Sealed): Promise<Result<void, StoreError>>;
}
