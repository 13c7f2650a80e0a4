import type { InferenceError } from '#lib/domain/inference/inference-error.ts';
import { err, type Result } from '#lib/domain/result.ts';
import type { HistoryIndex, IndexedEntry, TextQuery } from '#lib/ports/history-index.ts';
import type { Sealer } from '#lib/ports/key-vault.ts';
import type { StoreError } from '#lib/ports/store-error.ts';
import type { AccountWorker } from './account-worker.ts';

/** One user's index, in the account worker: opening and searching many texts never holds up the page. */
export class WorkerHistoryIndex implements HistoryIndex {
	readonly #whose: { readonly userId: string; readonly handle: unknown };

	constructor(
		private readonly worker: AccountWorker,
		{ userId, handle }: Sealer
	) {
		this.#whose = { userId, handle };
	}

	/** What cannot be told to the worker it reads from the store when it is started again. */
	async put(entries: readonly IndexedEntry[]): Promise<void> {
		await this.worker.call('put', { ...this.#whose, entries });
	}

	async remove(ids: readonly string[]): Promise<void> {
		await this.worker.call('remove', { ...this.#whose, ids });
	}

	async search(query: TextQuery) {
		return answered(await this.worker.call('search', { ...this.#whose, query }));
	}

	async wordCounts(limit: number, ids?: readonly string[]) {
		return answered(await this.worker.call('wordCounts', { ...this.#whose, limit, ids }));
	}

	async tags() {
		return answered(await this.worker.call('tags', this.#whose));
	}
}

function answered<T>(reply: Result<Result<T, StoreError>, InferenceError>): Result<T, StoreError> {
	if (reply.ok) return reply.value;
	return err({ kind: 'store-unavailable', detail: `the search was ended: ${reply.error.kind}` });
}
