import type { DevicePreference, LoadedModel } from '#lib/domain/inference/run-info.ts';
import type { ToolId } from '#lib/domain/tools.ts';
import type { ScoringTool, Verdict } from '#lib/domain/verdict.ts';

/** What a script may do in the measuring page. Every call rejects with what the product would tell. */
export interface Harness {
	/** Opens what answers from here on; ends what was open. The model is loaded when it resolves. */
	openPool(tool: ToolId, workers: number, device?: DevicePreference): Promise<LoadedModel>;
	/** One worker with this many threads, as a tool's page has it. */
	openSingle(tool: ToolId, threads: number): Promise<LoadedModel>;
	score(tool: ScoringTool, texts: readonly string[]): Promise<readonly Verdict[]>;
	embed(texts: readonly string[]): Promise<readonly (readonly number[])[]>;
	analyze(tool: ToolId, inputs: readonly unknown[]): Promise<readonly unknown[]>;
	/** Milliseconds from texts to vectors, on the page's side of the worker. */
	timeEmbed(texts: readonly string[]): Promise<number>;
	/** The same, one call after the other for each text. */
	timeOneByOne(texts: readonly string[]): Promise<number>;
	/** Seconds for sentiments of all texts as a batch job computes them: pool, blocks, equal texts once. */
	timeBatch(texts: readonly string[]): Promise<number>;
	/** Seconds for the same one text after the other on one worker, nothing remembered. */
	timeNaive(texts: readonly string[]): Promise<number>;
	close(): void;
	/** Workers that the product would use on this device. */
	readonly poolSize: number;
	readonly isIsolated: boolean;
}

declare global {
	var harness: Harness;
}
