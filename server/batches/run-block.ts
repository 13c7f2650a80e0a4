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
import { BatchLease } from './batch-lease.ts';
import type { BatchRecord, BatchStore, BlockRecord, Claim } from './batch-store.ts';
import {
	batchOptionsSchema,
	batchRowSchema,
	blockOutcomesSchema,
	type RowOutcome
} from './batch.ts';
import { type BlockSealer, placeOfBlock, placeOfOptions, placeOfOutput } from './block-sealer.ts';
import { itemOfRow } from './row-item.ts';

/** After a failure that is not a row's. */
const RETRY_MS = 5000;

export interface BlockPorts {
	readonly store: BatchStore;
	readonly sealer: BlockSealer;
	readonly analysis: AnalysisService;
	readonly clock: Clock;
	/** Milliseconds after which another takes what a killed process has begun. */
	readonly leaseMs: number;
	/** The owner, if they may still use the server. */
	userOf(id: string): Promise<User | undefined>;
	/** Is told of what should not happen; never of a text. */
	onError(error: Error): void;
}

/** Writes what came out of a block, if the claim still holds. */
type Write = (claim: Claim) => Promise<unknown>;

/** Does one block of a batch at a time and gives the batch back: results and counts are one transaction. */
export class BlockRunner {
	constructor(private readonly ports: BlockPorts) {}

	/** Claims a batch and does its next block. @returns whether there was one */
	async runNext(signal: AbortSignal, id?: string): Promise<boolean> {
		const { store, leaseMs } = this.ports;
		const claimed = await store.claim(this.#later(0), this.#later(leaseMs), id);
		if (!claimed.ok || !claimed.value) return false;
		const { batch, block, claim } = claimed.value;
		const lease = new BatchLease(this.ports, claim, signal);
		const write = await this.#compute(batch, block, lease.signal).catch((error: unknown) => {
			this.ports.onError(error instanceof Error ? error : new Error('unknown'));
			return this.#tryAgain(RETRY_MS);
		});
		await write(await lease.release());
		return true;
	}

	#tryAgain(afterMs: number): Write {
		return (claim) => this.ports.store.release(claim, this.#later(afterMs));
	}

	async #compute(
		batch: BatchRecord,
		block: BlockRecord | undefined,
		signal: AbortSignal
	): Promise<Write> {
		const { store, sealer, analysis } = this.ports;
		if (!block) return (claim) => store.finish(claim, this.#later(0));
		const user = await this.ports.userOf(batch.userId);
		if (!user) return () => store.cancel(batch.userId, batch.id, this.#later(0));
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
			signal
		);
		if (signal.aborted) return this.#tryAgain(0);
		if (!report.ok) return this.#tryAgain(RETRY_MS);
		items.forEach(({ row }, index) => {
			const outcome = report.value.outcomes[index];
			if (outcome && isFinal(outcome)) outcomes[row] = toRowOutcome(tool, outcome);
		});
		const after = countsOf(outcomes);
		const isDone = outcomes.every((outcome) => outcome !== null);
		const { resetsAt } = report.value.limit.status;
		const wait = report.value.hasReachedLimit ? new Date(resetsAt) : this.#later(RETRY_MS);
		const written = { output: sealer.seal(placeOfOutput(id, block.place), outcomes), isDone };
		const counts = { done: after.done - before.done, failed: after.failed - before.failed };
		return (claim) => store.finishBlock(claim, block, written, counts, isDone ? null : wait);
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
