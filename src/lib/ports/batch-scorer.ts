import type { JobInput } from '#lib/domain/batch/batch-job.ts';
import type { RowInput } from '#lib/domain/batch/row-input.ts';
import type { RowResult } from '#lib/domain/batch/row-result.ts';
import type { InferenceError } from '#lib/domain/inference/inference-error.ts';
import type { Result } from '#lib/domain/result.ts';
import type { ToolId } from '#lib/domain/tools.ts';

export interface BatchRun {
	readonly signal?: AbortSignal | undefined;
	/** Called for every input as soon as it is done, in any order. */
	readonly onResult?: ((index: number, result: RowResult) => void) | undefined;
}

/** Answers for many inputs of one tool, one each in the order given, as the tool's own page would give them. */
export interface BatchScorer {
	/** `id@revision` of the tool's model. */
	modelOf(tool: ToolId): string;
	score(
		tool: ToolId,
		inputs: readonly RowInput[],
		options: JobInput,
		run?: BatchRun
	): Promise<Result<readonly RowResult[], InferenceError>>;
	/** Gives the models' memory back. */
	end(): void;
}
