import type { Result } from '#lib/domain/result.ts';
import type { InferenceFailure } from './inference-failure.ts';
import type { WorkAnswer, WorkItem } from './work-item.ts';

/** One answer an item, in order; or why the task gave none. */
export type TaskAnswers = Result<readonly WorkAnswer[], InferenceFailure>;

/** Runs as many tasks at a time as it has threads. */
export interface TaskPool {
	readonly size: number;
	/** Loads all models in every thread. */
	warm(): Promise<TaskAnswers>;
	/** @param signal stops the task between two batches */
	run(items: readonly WorkItem[], signal?: AbortSignal): Promise<TaskAnswers>;
	/** Stops the tasks that run, then ends all threads. */
	end(): Promise<void>;
}
