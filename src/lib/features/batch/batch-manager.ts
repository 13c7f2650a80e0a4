import { newId } from '#lib/domain/sealing/new-id.ts';
import { err, ok, type Result } from '#lib/domain/result.ts';
import type { RandomSource } from '#lib/ports/random-source.ts';
import type { RunLock } from '#lib/ports/run-lock.ts';
import type { OpenTable } from '#lib/ports/table-reader.ts';
import type { BatchJob, JobDetails, JobState } from '#lib/domain/batch/batch-job.ts';
import type { BatchError } from '#lib/domain/batch/job-rows.ts';
import type { JobPlan } from '#lib/domain/batch/job-plan.ts';
import { type RunDeps, type RunOutcome, runJob } from '#lib/domain/batch/run-job.ts';
import type { BatchListener } from './batch-listener.ts';
import { copyOf, copyRows } from './copy-job.ts';
import { type Created, newJob, type ReadingOptions, takeIn } from './take-in.ts';

export interface BatchManagerDeps extends RunDeps {
	readonly random: RandomSource;
	readonly lock: RunLock;
}

/** One owner's jobs: takes them in, works them off one after the other, and keeps them. */
export class BatchManager {
	readonly #jobs = new Map<string, BatchJob>();
	#running: { readonly id: string; readonly stop: AbortController } | undefined;
	/** What a job is to become when its run has ended. */
	#wish: JobState | undefined;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#isClosed = false;

	constructor(
		private readonly deps: BatchManagerDeps,
		private readonly listener: BatchListener
	) {}

	/** Finds the jobs of earlier, and goes on with those that were not done. */
	async open(): Promise<Result<readonly BatchJob[], BatchError>> {
		const stored = await this.deps.rows.jobs();
		if (!stored.ok) return stored;
		for (const job of stored.value) this.#jobs.set(job.facts.id, job);
		for (const { facts } of stored.value) {
			const isCut = facts.state.kind === 'reading';
			if (isCut && !(await this.deps.lock.isHeld(readingLock(facts.id)))) {
				await this.#setState(facts.id, { kind: 'incomplete' });
			}
		}
		this.#pump();
		return ok([...this.#jobs.values()]);
	}

	/** Ends what runs without changing the job: who opens it again finds it where it stood. */
	close(): void {
		this.#isClosed = true;
		clearTimeout(this.#timer);
		this.#running?.stop.abort();
	}

	/** Takes a table in row by row, then queues the job. Where the table breaks off, nothing is kept. */
	async create(plan: JobPlan, table: OpenTable, options: ReadingOptions): Promise<Created> {
		const { rows, clock, random, scorer, lock } = this.deps;
		const job = newJob(plan, {
			id: newId(random),
			owner: rows.owner,
			createdAt: clock.now(),
			model: scorer.modelOf(plan.tool)
		});
		const { id } = job.facts;
		const taken = await lock.run(readingLock(id), options.signal, () =>
			takeIn(job, plan, table, rows, options)
		);
		table.close();
		if (taken?.ok) {
			this.#keep(taken.value);
			this.#pump();
		} else {
			await rows.remove(id);
		}
		return taken ?? err({ kind: 'aborted' });
	}

	/** Stops computing; what is done stays, and `resume` goes on from there. */
	async halt(id: string, kind: 'paused' | 'stopped'): Promise<void> {
		if (this.#running?.id === id) {
			this.#wish = { kind };
			this.#running.stop.abort();
		} else {
			await this.#setState(id, { kind });
		}
	}

	/** Queues the job again, whatever ended it. */
	async resume(id: string): Promise<void> {
		await this.#setState(id, { kind: 'queued' });
		this.#pump();
	}

	rename(id: string, name: string): Promise<void> {
		return this.#change(id, { name });
	}

	/** Puts a label in the place of the model's; an empty one takes that back. */
	async correct(id: string, block: number, place: number, label: string): Promise<boolean> {
		const { rows } = this.deps;
		const known = await rows.corrections(id, block);
		const others = known.ok ? Object.entries(known.value) : [];
		const kept = others.filter(([at]) => at !== String(place));
		const labels = Object.fromEntries(label === '' ? kept : [...kept, [String(place), label]]);
		const written = known.ok ? await rows.putCorrections(id, block, labels) : known;
		if (!written.ok) {
			this.listener.onStoreFailed(written.error);
			return false;
		}
		if (this.#jobs.get(id)?.details.hasCorrections === false) {
			await this.#change(id, { hasCorrections: true });
		}
		return true;
	}

	async #change(
		id: string,
		changes: Partial<Pick<JobDetails, 'name' | 'hasCorrections'>>
	): Promise<void> {
		const job = this.#jobs.get(id);
		if (!job) return;
		const details = { ...job.details, ...changes };
		const updated = await this.deps.rows.update(id, (facts) => facts, details);
		if (updated.ok) this.#keep({ facts: updated.value, details });
		else this.listener.onStoreFailed(updated.error);
	}

	/** Runs the same rows once more, as a job of its own. */
	async repeat(id: string): Promise<void> {
		const known = this.#jobs.get(id);
		if (!known) return;
		const { random, clock, scorer, rows, lock } = this.deps;
		const copy = copyOf(known, {
			id: newId(random),
			createdAt: clock.now(),
			model: scorer.modelOf(known.facts.tool)
		});
		const { signal } = new AbortController();
		const copied = await lock.run(readingLock(copy.facts.id), signal, () =>
			copyRows(known, copy, rows)
		);
		if (copied?.ok) {
			this.#keep(copied.value);
			this.#pump();
		} else if (copied) {
			await rows.remove(copy.facts.id);
			this.listener.onStoreFailed(copied.error);
		}
	}

	async remove(id: string): Promise<void> {
		if (this.#running?.id === id) this.#running.stop.abort();
		const removed = await this.deps.rows.remove(id);
		if (!removed.ok) {
			this.listener.onStoreFailed(removed.error);
			return;
		}
		this.#jobs.delete(id);
		this.listener.onJob(id, undefined);
		this.#pump();
	}

	/** Runs the next job, if none runs; of those that wait for the limit, the one whose time has come. */
	#pump(): void {
		if (this.#running || this.#isClosed) return;
		clearTimeout(this.#timer);
		const now = this.deps.clock.now();
		const jobs = [...this.#jobs.values()];
		const isNext = ({ facts: { state } }: BatchJob) =>
			state.kind === 'running' ||
			state.kind === 'queued' ||
			(state.kind === 'waiting' && state.until <= now);
		const next = jobs.find(isNext);
		if (next) {
			void this.#run(next);
			return;
		}
		const times = jobs.flatMap(({ facts: { state } }) =>
			state.kind === 'waiting' ? [state.until] : []
		);
		if (times.length === 0) return;
		// Looked at again every minute at least: a computer that sleeps does not count on.
		const delay = Math.min(60_000, Math.max(250, Math.min(...times) - now));
		this.#timer = setTimeout(() => this.#pump(), delay);
	}

	async #run(job: BatchJob): Promise<void> {
		const { id } = job.facts;
		const stop = new AbortController();
		this.#running = { id, stop };
		this.#wish = undefined;
		const lock = `batch:${this.deps.rows.owner}`;
		const outcome = await this.deps.lock.run(lock, stop.signal, async () => {
			const current = await this.#setState(id, { kind: 'running' });
			if (!current) return undefined;
			return runJob(current, this.deps, {
				signal: stop.signal,
				onProgress: (facts, unsaved) => {
					if (unsaved === 0)
						this.#keep({ facts, details: this.#jobs.get(id)?.details ?? current.details });
					this.listener.onUnsaved(id, unsaved);
				},
				onBlock: (block, results) => this.listener.onBlock(id, block, results)
			});
		});
		this.#running = undefined;
		if (outcome?.kind === 'store-failed') this.listener.onStoreFailed(outcome.error);
		if (!this.#isClosed) await this.#setState(id, stateAfter(outcome, this.#wish));
		this.#pump();
	}

	async #setState(id: string, state: JobState): Promise<BatchJob | undefined> {
		const known = this.#jobs.get(id);
		if (!known) return undefined;
		const now = this.deps.clock.now();
		const updated = await this.deps.rows.update(id, (facts) => ({
			...facts,
			state,
			...(state.kind === 'done' ? { finishedAt: now } : {})
		}));
		if (!updated.ok) {
			this.listener.onStoreFailed(updated.error);
			// The screen must not show a run that there is not.
			this.#keep({ ...known, facts: { ...known.facts, state: { kind: 'paused' } } });
			return undefined;
		}
		const job = { facts: updated.value, details: this.#jobs.get(id)?.details ?? known.details };
		this.#keep(job);
		return job;
	}

	#keep(job: BatchJob): void {
		const { id } = job.facts;
		this.#jobs.set(id, job);
		this.listener.onJob(id, job);
	}
}

/** @param wish what the user wants of a job that was ended */
function stateAfter(outcome: RunOutcome | undefined, wish: JobState | undefined): JobState {
	if (!outcome || outcome.kind === 'ended') return wish ?? { kind: 'paused' };
	return outcome.kind === 'store-failed' ? { kind: 'paused' } : outcome;
}

function readingLock(id: string): string {
	return `batch-reading:${id}`;
}
