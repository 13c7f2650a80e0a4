import type { BatchJob } from '#lib/domain/batch/batch-job.ts';
import { type BatchError, JobRows } from '#lib/domain/batch/job-rows.ts';
import type { BlockResults } from '#lib/domain/batch/row-result.ts';
import type { LimitStatus } from '#lib/domain/limits/rate-limiter.ts';
import type { AccountState } from '#lib/features/account/account-state.svelte.ts';
import type { BatchServices } from '#lib/ports/batch-services.ts';
import type { Sealer } from '#lib/ports/key-vault.ts';
import { BatchManager } from './batch-manager.ts';
import { describeBatchError, describeStartError } from './batch-words.ts';
import { limitsOf } from './limits-of.ts';
import { LiveProgress } from './live-progress.svelte.ts';
import { JobView } from './job-view.svelte.ts';
import type { NewJob } from './new-job.svelte.ts';
import * as m from '#lib/paraglide/batch.js';

export interface Reading {
	readonly name: string;
	readonly bytes: number;
	readonly size: number;
	readonly rows: number;
}

/** The jobs of whoever is here. It outlives its page: a job goes on while the user looks at other pages. */
export class BatchState {
	#jobs = $state.raw<readonly BatchJob[]>([]);
	#isReady = $state(false);
	#selectedId = $state<string>();
	#view = $state.raw<JobView>();
	#reading = $state.raw<Reading>();
	#problem = $state<string>();
	#limit = $state.raw<LimitStatus>();
	/** How fast the running job is. */
	readonly live: LiveProgress;
	#manager: BatchManager | undefined;
	#rows: JobRows | undefined;
	#owner: string | undefined;
	#readingStop: AbortController | undefined;

	constructor(
		readonly services: BatchServices,
		private readonly account: AccountState
	) {
		this.live = new LiveProgress(services.attention);
		// For as long as the app runs: another user must not find the jobs of the one before.
		$effect.root(() => {
			$effect(() => {
				const { who } = account;
				if (who.kind === 'loading') return;
				void this.#follow(who.kind === 'signed-in' ? who.sealer : undefined);
			});
		});
	}

	get isReady(): boolean {
		return this.#isReady;
	}

	/** Newest first. */
	get jobs(): readonly BatchJob[] {
		return this.#jobs;
	}

	/** A file that is being taken in counts: loading the page again would cut it short. */
	get isRunning(): boolean {
		return this.#jobs.some(({ facts }) => /^(reading|running)$/.test(facts.state.kind));
	}

	get selected(): BatchJob | undefined {
		return this.#jobs.find(({ facts }) => facts.id === this.#selectedId);
	}

	get view(): JobView | undefined {
		return this.#view;
	}

	get reading(): Reading | undefined {
		return this.#reading;
	}

	/** What went wrong last, in plain words. */
	get problem(): string | undefined {
		return this.#problem;
	}

	/** Rows that the tier allows now; nothing where nobody counts. */
	get limit(): LimitStatus | undefined {
		return this.#limit;
	}

	get isGuest(): boolean {
		return this.account.user === undefined;
	}

	get manager(): BatchManager | undefined {
		return this.#manager;
	}

	get rows(): JobRows | undefined {
		return this.#rows;
	}

	dismissProblem(): void {
		this.#problem = undefined;
	}

	select(id: string | undefined): void {
		if (id === this.#selectedId) return;
		this.#selectedId = id;
		this.#view?.close();
		const job = this.selected;
		this.#view = job && this.#rows ? new JobView(job, this.#rows) : undefined;
		void this.#view?.open();
	}

	async refreshLimit(): Promise<void> {
		this.#limit = await (await limitsOf(this.account)).status();
	}

	/** Takes the file in and shows the job; what is wrong with it is the problem. */
	async start(draft: NewJob): Promise<boolean> {
		const { file, preview } = draft;
		const manager = this.#manager;
		if (!file || !preview || !manager || this.#reading) return false;
		const stop = new AbortController();
		this.#readingStop = stop;
		this.#problem = undefined;
		this.#reading = { name: file.name, bytes: 0, size: file.size, rows: 0 };
		const table = this.services.reader.open(file, preview.dialect, preview.columns);
		const created = await manager.create(draft.plan(preview), table, {
			signal: stop.signal,
			onRead: (bytes, rows) => {
				this.#reading = { name: file.name, bytes, size: file.size, rows };
			}
		});
		this.#reading = undefined;
		if (created.ok) {
			this.select(created.value.facts.id);
			return true;
		}
		if (created.error.kind !== 'aborted') this.#problem = describeStartError(created.error);
		return false;
	}

	stopReading(): void {
		this.#readingStop?.abort();
	}

	async #follow(user: Sealer | undefined): Promise<void> {
		const sealer = user ?? (await this.services.guestSealer());
		if (sealer.userId === this.#owner) return;
		this.#owner = sealer.userId;
		this.#readingStop?.abort();
		this.#manager?.close();
		this.select(undefined);
		this.#jobs = [];
		this.#isReady = false;
		const { clock, random, lock, scorer, store } = this.services;
		const rows = new JobRows(store, sealer);
		const { allowance } = await limitsOf(this.account);
		const known = this.services.newKnownAnswers();
		const manager = new BatchManager(
			{ rows, scorer, allowance, known, clock, random, lock },
			{
				onJob: (id, job) => this.#receive(manager, id, job),
				onUnsaved: (id, count) => this.#count(manager, id, count),
				onBlock: (id, block, results) => this.#showBlock(id, block, results),
				onStoreFailed: (error) => this.#complain(error)
			}
		);
		if (this.#owner !== sealer.userId) return;
		this.#manager = manager;
		this.#rows = rows;
		const opened = await manager.open();
		if (this.#manager !== manager) return;
		if (opened.ok) {
			for (const job of opened.value) this.#receive(manager, job.facts.id, job);
			this.select(this.#jobs.find(({ facts }) => facts.state.kind !== 'incomplete')?.facts.id);
		} else {
			this.#complain(opened.error);
		}
		this.#isReady = true;
		await this.refreshLimit();
		await this.#forgetOthers();
	}

	/** Jobs of accounts that were deleted, also by another tab or an import. */
	async #forgetOthers(): Promise<void> {
		try {
			const { users } = await this.account.services();
			await this.services.forgetOthers(async (owner) => {
				const user = await users.getUser(owner);
				return user.ok || user.error.kind !== 'unknown-user';
			});
		} catch {
			// The accounts cannot be asked now: nothing is deleted on a guess.
		}
	}

	#receive(manager: BatchManager, id: string, job: BatchJob | undefined): void {
		if (this.#manager !== manager) return;
		const others = this.#jobs.filter(({ facts }) => facts.id !== id);
		const before = this.#jobs.find(({ facts }) => facts.id === id);
		this.#jobs = job
			? [...others, job].sort((a, b) => b.facts.createdAt - a.facts.createdAt)
			: others;
		if (!job) {
			if (this.#selectedId === id) this.select(this.#jobs[0]?.facts.id);
			return;
		}
		if (before?.facts.state.kind !== job.facts.state.kind) {
			this.live.clear();
			this.#callBack(before, job);
			void this.refreshLimit();
		}
	}

	/** A running job keeps the screen on; the end of one is told. */
	#callBack(before: BatchJob | undefined, { facts, details }: BatchJob): void {
		const { attention } = this.services;
		const isRunning = this.#jobs.some((job) => job.facts.state.kind === 'running');
		attention[isRunning ? 'keepAwake' : 'release']();
		if (facts.state.kind !== 'done' || !before) return;
		attention.notify(m.batch_done(), `${details.name}: ${m.rows_counted({ count: facts.rows })}`);
	}

	#count(manager: BatchManager, id: string, unsaved: number): void {
		if (this.#manager !== manager) return;
		const job = this.#jobs.find(({ facts }) => facts.id === id);
		if (job) this.live.update(job.facts, unsaved, this.services.clock.now());
	}

	#showBlock(id: string, block: number, results: BlockResults): void {
		if (this.#view?.id === id) this.#view.receive(block, results);
	}

	#complain(error: BatchError): void {
		this.#problem = describeBatchError(error);
	}
}

/** One for each set of services, which there is one of. */
const states = new WeakMap<BatchServices, BatchState>();

export function batchStateOf(services: BatchServices, account: AccountState): BatchState {
	const known = states.get(services);
	if (known) return known;
	const state = new BatchState(services, account);
	states.set(services, state);
	return state;
}
