import type { InferenceError } from '#lib/domain/inference/inference-error.ts';
import type { RunProgress } from '#lib/domain/inference/progress.ts';
import type { DevicePreference, RunInfo } from '#lib/domain/inference/run-info.ts';
import type { ModelTask } from '#lib/domain/models/manifest.ts';
import type { Result } from '#lib/domain/result.ts';
import type { ToolInputs, ToolResults } from '#lib/domain/tool-io.ts';
import type { ToolId } from '#lib/domain/tools.ts';

export interface ToolRunOptions<T extends ToolId> {
	readonly signal?: AbortSignal | undefined;
	readonly onProgress?: ((progress: RunProgress) => void) | undefined;
	/** The answer so far, where a tool has one before all of it is there. */
	readonly onPartial?: ((result: ToolResults[T]) => void) | undefined;
}

export interface ToolAnswer<T extends ToolId> {
	readonly result: ToolResults[T];
	readonly info: RunInfo;
}

/** What a tool runs on now. */
export interface ToolModel {
	/** `browser`: the browser brings it, and nobody but the browser knows what it is. */
	readonly kind: 'built-in' | 'own' | 'browser';
	readonly task: ModelTask;
}

/** Runs the four tools, wherever their models live. The screen knows nothing of threads. */
export interface ToolRunner {
	run<T extends ToolId>(
		tool: T,
		input: ToolInputs[T],
		options?: ToolRunOptions<T>
	): Promise<Result<ToolAnswer<T>, InferenceError>>;
	/** Exact where the tool's model is loaded or on its way; undefined, at no cost, where it is not. */
	countTokens(tool: ToolId, text: string): Promise<number | undefined>;
	/** Loads the tool's model ahead of its first run, where that costs the user nothing. */
	warm(tool: ToolId): void;
	/** The answer if it is still known: it costs no run. */
	cached<T extends ToolId>(tool: T, input: ToolInputs[T]): Promise<ToolAnswer<T> | undefined>;
	/** Undefined where the runner itself cannot be had. */
	modelOf(tool: ToolId): Promise<ToolModel | undefined>;
	/** Forgets every answer: somebody else may sit here next. */
	forget(): void;
	/** Ends models that run on another device than the new choice allows. */
	setDevice(device: DevicePreference): void;
	/** Models came or went, or a tool shall use another: whatever no tool uses any more is ended. */
	modelsChanged(): Promise<void>;
}
