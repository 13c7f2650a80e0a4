import type { InferenceError } from '#lib/domain/inference/inference-error.ts';
import type { Result } from '#lib/domain/result.ts';
import type { BatchScorer } from '#lib/ports/batch-scorer.ts';
import type { Clock } from '#lib/ports/clock.ts';
import type { BatchJob, JobFacts } from './batch-job.ts';
import type { BatchError, JobRows } from './job-rows.ts';
import type { GrantedRows, RowAllowance } from './row-allowance.ts';
import { inputOf, type RowInput } from './row-input.ts';
import { type BlockResults, isFailed, type RowResult } from './row-result.ts';
import { type KnownAnswers, runInputs } from './run-block.ts';

/** Results are written at least this often, so that a crash costs no more than this of work. */
const CHECKPOINT_MS = 4_000;

export interface RunDeps {
	readonly rows: JobRows;
	readonly scorer: BatchScorer;
	readonly allowance: RowAllowance;
	readonly known: KnownAnswers;
	readonly clock: Clock;
}

export interface RunControl {
	readonly signal: AbortSignal;
	/** Called when a block's results were written, and with the rows done meanwhile. */
	readonly onProgress: (facts: JobFacts, unsaved: number) => void;
	/** Called with a block that has new results. */
	readonly onBlock: (block: number, results: BlockResults) => void;
}

export type RunOutcome =
	| { readonly kind: 'done' }
	| { readonly kind: 'ended' }
	| { readonly kind: 'waiting'; readonly until: number }
	| { readonly kind: 'failed'; readonly error: InferenceError }
	| { readonly kind: 'store-failed'; readonly error: BatchError };

/**
 * Works a job off, block by block, from wherever it stands. What has a result is never computed again; results and
 * counts are written in one step, so that the job can be ended at any moment, by an abort or by the power going.
 */
export async function runJob(
	job: BatchJob,
	deps: RunDeps,
	control: RunControl
): Promise<RunOutcome> {
	try {
		return await new JobRun(job, deps, control).run();
	} catch (cause) {
		if (cause instanceof Halt) return cause.outcome;
		throw cause;
	}
}

/** Leaves the loops below with the way the run ended. */
class Halt extends Error {
	constructor(readonly outcome: RunOutcome) {
		super(outcome.kind);
	}
}

class JobRun {
	readonly #job: BatchJob;
	readonly #id: string;
	/** Rows that were paid for by a run that did not come to compute them. */
	#credit: number;

	constructor(
		job: BatchJob,
		private readonly deps: RunDeps,
		private readonly control: RunControl
	) {
		this.#job = job;
		this.#id = job.facts.id;
		this.#credit = 0;
	}

	async run(): Promise<RunOutcome> {
		const blocks = valueOf(await this.deps.rows.blocks(this.#id));
		const unpaid = blocks.reduce((sum, { done }) => sum + done, 0);
		this.#credit = Math.max(0, this.#job.facts.paid - unpaid);
		for (const { index, rows, done } of blocks) {
			if (done < rows) await this.#runBlock(index);
		}
		return { kind: 'done' };
	}

	async #runBlock(block: number): Promise<void> {
		const rows = valueOf(await this.deps.rows.rows(this.#id, block));
		const stored = valueOf(await this.deps.rows.results(this.#id, block));
		const results: (RowResult | null)[] = rows.map((_, place) => stored[place] ?? null);
		const open: { readonly place: number; readonly input: RowInput }[] = [];
		for (const [place, row] of rows.entries()) {
			if (results[place]) continue;
			const input = inputOf(row, this.#job);
			if (input.kind === 'none') results[place] = input.result;
			else open.push({ place, input });
		}
		const writer = new BlockWriter(this.#job, block, results, this.deps, this.control);
		for (let from = 0; from < open.length;) {
			if (this.control.signal.aborted) throw new Halt({ kind: 'ended' });
			const granted = await this.#pay(open.length - from, writer);
			await this.#compute(open.slice(from, from + granted.count), granted, writer);
			from += granted.count;
		}
		await writer.write();
	}

	async #compute(
		open: readonly { readonly place: number; readonly input: RowInput }[],
		granted: GrantedRows,
		writer: BlockWriter
	): Promise<void> {
		const outcome = await runInputs(
			open.map(({ input }) => input),
			this.#job,
			this.deps.scorer,
			this.deps.known,
			{
				signal: this.control.signal,
				onResult: (index, result) => {
					const place = open[index]?.place;
					if (place !== undefined) writer.set(place, result);
				}
			}
		);
		await writer.write();
		const failed = open.filter(({ place }) => writer.hasFailed(place)).length;
		if (failed > 0) await granted.giveBack(failed);
		if (outcome.ok) return;
		throw new Halt(
			outcome.error.kind === 'aborted'
				? { kind: 'ended' }
				: { kind: 'failed', error: outcome.error }
		);
	}

	/** Counts rows against the limit; what was paid before a crash is not paid again. */
	async #pay(count: number, writer: BlockWriter): Promise<GrantedRows> {
		if (this.#credit > 0) {
			const covered = Math.min(count, this.#credit);
			this.#credit -= covered;
			return { count: covered, giveBack: () => Promise.resolve() };
		}
		const taken = await this.deps.allowance.take(count);
		if (!taken.ok) {
			await writer.write();
			if (taken.error.kind === 'none-left') {
				throw new Halt({ kind: 'waiting', until: taken.error.until });
			}
			throw new Halt({ kind: 'store-failed', error: taken.error });
		}
		const granted = taken.value;
		valueOf(
			await this.deps.rows.update(this.#id, (facts) => ({
				...facts,
				paid: facts.paid + granted.count
			}))
		);
		return granted;
	}
}

/** Gathers the results of one block and writes them, at the end and from time to time. */
class BlockWriter {
	#unsaved = 0;
	#isChanged = false;
	#writtenAt: number;
	#writing: Promise<void> = Promise.resolve();

	constructor(
		private readonly job: BatchJob,
		private readonly block: number,
		private readonly results: (RowResult | null)[],
		private readonly deps: RunDeps,
		private readonly control: RunControl
	) {
		this.#writtenAt = deps.clock.now();
		this.#isChanged = true;
	}

	hasFailed(place: number): boolean {
		const result = this.results[place];
		return result ? isFailed(result) : false;
	}

	set(place: number, result: RowResult): void {
		if (this.results[place]) return;
		this.results[place] = result;
		this.#unsaved += 1;
		this.#isChanged = true;
		this.control.onProgress(this.job.facts, this.#unsaved);
		if (this.deps.clock.now() - this.#writtenAt >= CHECKPOINT_MS) void this.write();
	}

	/** One write after the other; each holds all results so far. */
	write(): Promise<void> {
		this.#writing = this.#writing.then(() => this.#write());
		return this.#writing;
	}

	async #write(): Promise<void> {
		if (!this.#isChanged) return;
		this.#isChanged = false;
		const now = this.deps.clock.now();
		const workedMs = Math.max(0, now - this.#writtenAt);
		this.#writtenAt = now;
		const results = [...this.results];
		const { id } = this.job.facts;
		const facts = valueOf(await this.deps.rows.putResults(id, this.block, results, workedMs));
		this.#unsaved = 0;
		this.control.onProgress(facts, 0);
		this.control.onBlock(this.block, results);
	}
}

function valueOf<T>(outcome: Result<T, BatchError>): T {
	if (outcome.ok) return outcome.value;
	throw new Halt({ kind: 'store-failed', error: outcome.error });
}
