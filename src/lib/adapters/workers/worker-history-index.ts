import type { HistoryFilter } from '#lib/domain/history/history-query.ts';
import type { InferenceError } from '#lib/domain/inference/inference-error.ts';
import { err, type Result } from '#lib/domain/result.ts';
import type {
	HistoryIndex,
	IndexedEntry,
	IndexProgress,
	IndexSearch
} from '#lib/ports/history-index.ts';
import type { Sealer } from '#lib/ports/key-vault.ts';
import type { StoreError } from '#lib/ports/store-error.ts';
import type { AccountWorker } from './account-worker.ts';

type Change = 'progress' | 'entries';

const NOTHING: IndexProgress = { done: 0, total: 0, isComplete: false };

/** One user's index, in the account worker: opening and searching many texts never holds up the page. */
export class WorkerHistoryIndex implements HistoryIndex {
	readonly #whose: { readonly userId: string; readonly handle: unknown };
	readonly #listeners = new Set<(change: Change) => void>();
	#progress = NOTHING;
	#isBuilding = false;

	constructor(
		private readonly worker: AccountWorker,
		{ userId, handle }: Sealer
	) {
		this.#whose = { userId, handle };
	}

	get progress(): IndexProgress {
		return this.#progress;
	}

	warm(): void {
		if (!this.#isBuilding && !this.#progress.isComplete) void this.#build();
	}

	watch(listener: (change: Change) => void): () => void {
		this.#listeners.add(listener);
		return () => {
			this.#listeners.delete(listener);
		};
	}

	/** What cannot be told to the worker it reads from the store when it is started again. */
	async put(entries: readonly IndexedEntry[]): Promise<void> {
		await this.worker.call('put', { ...this.#whose, entries });
		this.#tell('entries');
	}

	async remove(ids: readonly string[]): Promise<void> {
		await this.worker.call('remove', { ...this.#whose, ids });
		this.#tell('entries');
	}

	async refresh(ids?: readonly string[]): Promise<void> {
		await this.worker.call('refresh', { ...this.#whose, ids });
		if (!ids) this.#advance(NOTHING);
		this.#tell('entries');
	}

	async search(search: IndexSearch) {
		const found = answered(await this.worker.call('search', { ...this.#whose, search }));
		// A worker that was started anew, or forgot on another's word, builds again: that is followed too.
		if (found.ok && !found.value.isComplete && this.#progress.isComplete) this.#advance(NOTHING);
		this.warm();
		return found;
	}

	async find(filter: HistoryFilter) {
		return answered(await this.worker.call('find', { ...this.#whose, filter }));
	}

	async analyze(filter: HistoryFilter, timeZone: string) {
		return answered(await this.worker.call('analyze', { ...this.#whose, filter, timeZone }));
	}

	async wordCounts(limit: number, filter: HistoryFilter) {
		this.warm();
		return answered(await this.worker.call('wordCounts', { ...this.#whose, limit, filter }));
	}

	async tags() {
		this.warm();
		return answered(await this.worker.call('tags', this.#whose));
	}

	async #build(): Promise<void> {
		this.#isBuilding = true;
		const reply = await this.worker.call('build', this.#whose, {
			onProgress: (progress) => {
				if (progress.stage !== 'run') return;
				this.#advance({ done: progress.done, total: progress.total, isComplete: false });
			}
		});
		this.#isBuilding = false;
		const isComplete = answered(reply).ok;
		this.#advance(isComplete ? { ...this.#progress, isComplete } : NOTHING);
	}

	#advance(progress: IndexProgress): void {
		this.#progress = progress;
		this.#tell('progress');
	}

	#tell(change: Change): void {
		for (const listener of this.#listeners) listener(change);
	}
}

function answered<T>(reply: Result<Result<T, StoreError>, InferenceError>): Result<T, StoreError> {
	if (reply.ok) return reply.value;
	return err({ kind: 'store-unavailable', detail: `the search was ended: ${reply.error.kind}` });
}
