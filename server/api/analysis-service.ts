import { err, ok, type Result } from '#lib/domain/result.ts';
import type { ToolId } from '#lib/domain/tools.ts';
import type { Answered, Inference, Lookup } from '#server/inference/inference.ts';
import type { SubmitOptions } from '#server/inference/inference-queue.ts';
import type { InferenceFailure } from '#server/inference/inference-failure.ts';
import type { WorkItem } from '#server/inference/work-item.ts';
import type { Caller } from './caller.ts';
import type { Grant, LimitedRuns, LimitRefusal, LimitReport } from './limited-runs.ts';
import type { UsageCounter } from './usage-counter.ts';

export interface AnalysisReport {
	/** One an input, in order. */
	readonly outcomes: readonly Result<Answered, InferenceFailure>[];
	readonly limit: LimitReport;
	/** Milliseconds from the request to the answer. */
	readonly durationMs: number;
}

export interface PartReport extends AnalysisReport {
	/** Fewer outcomes than items: the limit allows no more in this hour. */
	readonly hasReachedLimit: boolean;
}

export interface AnalysisOptions {
	/** Of the client: what it no longer waits for is not computed. */
	readonly signal?: AbortSignal | undefined;
}

/**
 * The way of every analysis through the API: cache, limit, queue, and what came to nothing given back.
 * An input counts one, one from the cache none.
 */
export class AnalysisService {
	constructor(
		private readonly inference: Inference,
		private readonly limits: LimitedRuns,
		private readonly usage: UsageCounter,
		private readonly timeoutMs: number
	) {}

	/** All of the items or none. */
	async run(
		caller: Caller,
		tool: ToolId,
		items: readonly WorkItem[],
		{ signal }: AnalysisOptions = {}
	): Promise<Result<AnalysisReport, LimitRefusal>> {
		const began = performance.now();
		const lookup = await this.inference.lookUp(caller.user.id, items);
		const granted = await this.limits.take(caller, lookup.missing);
		if (!granted.ok) return err(granted.error);
		const timeout = AbortSignal.timeout(this.timeoutMs);
		const options = { signal: signal ? AbortSignal.any([signal, timeout]) : timeout };
		return ok(await this.#compute({ caller, tool, items, lookup, began }, granted.value, options));
	}

	/** In the background: as many of the first items as the limit allows. */
	async runUpTo(
		caller: Caller,
		tool: ToolId,
		items: readonly WorkItem[],
		signal: AbortSignal
	): Promise<Result<PartReport, LimitRefusal>> {
		const began = performance.now();
		const whole = await this.inference.lookUp(caller.user.id, items);
		const granted = await this.limits.takeUpTo(caller, whole.missing);
		if (!granted.ok) return granted;
		const count = countCovered(whole.known, granted.value.count);
		const lookup = { known: whole.known.slice(0, count), missing: granted.value.count };
		const run = { caller, tool, items: items.slice(0, count), lookup, began };
		const options = { signal, isBackground: true };
		const report = await this.#compute(run, granted.value, options);
		return ok({ ...report, hasReachedLimit: count < items.length });
	}

	async #compute(
		{ caller, tool, items, lookup, began }: Run,
		granted: Grant,
		options: SubmitOptions
	): Promise<AnalysisReport> {
		const outcomes = await this.inference.complete(caller.user.id, items, lookup, options);
		const failed = outcomes.filter((outcome) => !hasAnswer(outcome)).length;
		const durationMs = performance.now() - began;
		await granted.giveBack(failed);
		this.usage.count(caller, tool, {
			inputs: items.length,
			cached: items.length - lookup.missing,
			failed,
			durationMs
		});
		return { outcomes, limit: granted.report, durationMs };
	}
}

interface Run {
	readonly caller: Caller;
	readonly tool: ToolId;
	readonly items: readonly WorkItem[];
	readonly lookup: Lookup;
	readonly began: number;
}

/** How many of the first items are known or among so many that may be computed. */
function countCovered(known: readonly unknown[], allowed: number): number {
	let computed = 0;
	const end = known.findIndex((answer) => answer === undefined && ++computed > allowed);
	return end < 0 ? known.length : end;
}

function hasAnswer(outcome: Result<Answered, InferenceFailure>): boolean {
	return outcome.ok && outcome.value.answer.kind !== 'refused';
}
