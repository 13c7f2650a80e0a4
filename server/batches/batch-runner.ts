import { z } from 'zod';
import type { User } from '#lib/domain/accounts/account.ts';
import type { Clock } from '#lib/ports/clock.ts';
import type { Result } from '#lib/domain/result.ts';
import { toItemError, problemOfOutcome } from '#server/api/answer-problem.ts';
import type { AnalysisService } from '#server/api/analysis-service.ts';
import { resultOf } from '#server/api/tool-results.ts';
import type { Answered } from '#server/inference/inference.ts';
import type { InferenceFailure } from '#server/inference/inference-failure.ts';
import type { WorkItem } from '#server/inference/work-item.ts';
import type { BatchRecord, BatchStore, BlockRecord } from './batch-store.ts';
import {
	batchOptionsSchema,
	batchRowSchema,
	blockOutcomesSchema,
	type RowOutcome
} from './batch.ts';
import { type BlockSealer, placeOfBlock, placeOfOptions, placeOfOutput } from './block-sealer.ts';
import { itemOfRow } from './row-item.ts';

/** How often an idle process looks whether another has left it something. */
const POLL_MS = 2000;
/** After a failure that is not a row's. */
const RETRY_MS = 5000;

export interface RunnerPorts {
	readonly store: BatchStore;
	readonly sealer: BlockSealer;
	readonly analysis: AnalysisService;
	readonly clock: Clock;
	/** The owner, if they may still use the server. */
	userOf(id: string): Promise<User | undefined>;
	/** Is told of what should not happen; never of a text. */
	onError(error: Error): void;
}

/**
 * Works through batches, a block at a time, the one that waited longest first. A block's results and the counts are
 * one transaction, so a process may be killed at any moment: the block is done again by whoever comes next.
 */
export class BatchRunner {
	readonly #end = new AbortController();
	#timer: NodeJS.Timeout | undefined;
	#working: Promise<void> | undefined;

	constructor(private readonly ports: RunnerPorts) {}

	/** Begins, and goes on until `end`. */
	start(): void {
		if (this.#end.signal.aborted || this.#working) return;
		clearTimeout(this.#timer);
		this.#working = this.#work().finally(() => {
			this.#working = undefined;
			if (this.#end.signal.aborted) return;
			this.#timer = setTimeout(() => this.start(), POLL_MS).unref();
		});
	}

	/** Gives up what runs: it is not written and will be done again. */
	async end(): Promise<void> {
		this.#end.abort();
		clearTimeout(this.#timer);
		await this.#working;
	}

	/** Until nothing is left to do. */
	async #work(): Promise<void> {
		const isEnded = () => this.#end.signal.aborted;
		while (!isEnded()) {
			const claimed = await this.ports.store.claim(this.#now());
			if (!claimed.ok || !claimed.value) return;
			const { batch, block } = claimed.value;
			try {
				await (block
					? this.#runBlock(batch, block)
					: this.ports.store.finish(batch.id, this.#now()));
			} catch (error) {
				this.ports.onError(error instanceof Error ? error : new Error('unknown'));
				await this.ports.store.release(batch.id, this.#later(RETRY_MS));
			}
		}
	}

	async #runBlock(batch: BatchRecord, block: BlockRecord): Promise<void> {
		const { store, sealer, analysis } = this.ports;
		const user = await this.ports.userOf(batch.userId);
		if (!user) {
			await store.cancel(batch.userId, batch.id, this.#now());
			return;
		}
		const { id, tool } = batch;
		const options = batchOptionsSchema.parse(sealer.open(placeOfOptions(id), batch.options));
		const rows = z
			.array(batchRowSchema)
			.parse(sealer.open(placeOfBlock(id, block.place), block.input));
		const outcomes: (RowOutcome | null)[] = block.output
			? blockOutcomesSchema.parse(sealer.open(placeOfOutput(id, block.place), block.output))
			: rows.map(() => null);
		const before = countsOf(outcomes);

		const items: { readonly row: number; readonly item: WorkItem }[] = [];
		rows.forEach((row, index) => {
			if (outcomes[index]) return;
			const item = itemOfRow(row, options);
			if (typeof item === 'string') {
				outcomes[index] = {
					error: toItemError({ name: 'invalid-input', extra: { detail: item } })
				};
			} else items.push({ row: index, item });
		});
		const caller = { user, keyId: batch.keyId === '' ? undefined : batch.keyId };
		const report = await analysis.runUpTo(
			caller,
			tool,
			items.map(({ item }) => item),
			this.#end.signal
		);
		if (this.#end.signal.aborted || !report.ok) {
			await store.release(id, this.#end.signal.aborted ? this.#now() : this.#later(RETRY_MS));
			return;
		}
		items.forEach(({ row }, index) => {
			const outcome = report.value.outcomes[index];
			if (outcome && isFinal(outcome)) outcomes[row] = toRowOutcome(tool, outcome);
		});
		const after = countsOf(outcomes);
		const isDone = outcomes.every((outcome) => outcome !== null);
		const { resetsAt } = report.value.limit.status;
		const wait = report.value.hasReachedLimit ? new Date(resetsAt) : this.#later(RETRY_MS);
		await store.finishBlock(
			block,
			{ output: sealer.seal(placeOfOutput(id, block.place), outcomes), isDone },
			{ done: after.done - before.done, failed: after.failed - before.failed },
			isDone ? null : wait
		);
	}

	#now(): Date {
		return new Date(this.ports.clock.now());
	}

	#later(ms: number): Date {
		return new Date(this.ports.clock.now() + ms);
	}
}

/** Whether it would be the same another time: a full queue or a slow hour would not. */
function isFinal(outcome: Result<Answered, InferenceFailure>): boolean {
	return (
		outcome.ok || outcome.error.kind === 'thread-crashed' || outcome.error.kind === 'timed-out'
	);
}

function toRowOutcome(
	tool: BatchRecord['tool'],
	outcome: Result<Answered, InferenceFailure>
): RowOutcome {
	const problem = problemOfOutcome(outcome);
	if (problem) return { error: toItemError(problem) };
	if (!outcome.ok) throw new TypeError('A failure without a problem.');
	return { result: resultOf(tool, outcome.value.answer) };
}

function countsOf(outcomes: readonly (RowOutcome | null)[]) {
	const done = outcomes.filter((outcome) => outcome !== null);
	return { done: done.length, failed: done.filter((outcome) => 'error' in outcome).length };
}
