import { ok, type Result } from '#lib/domain/result.ts';
import type { HistoryIndex, IndexedEntry, TextQuery } from '#lib/ports/history-index.ts';
import type { HistoryStore } from '#lib/ports/history-store.ts';
import type { Sealer } from '#lib/ports/key-vault.ts';
import type { StoreError } from '#lib/ports/store-error.ts';
import { ContentIndex } from './content-index.ts';
import type { EntryFacts } from './history-entry.ts';
import { openContent, openItem, toIndexed } from './seal-entry.ts';

/** Entries opened between two pauses: others get their turn, and a message its answer. */
const ENTRIES_AT_ONCE = 200;

/**
 * The index in the thread that asks: a worker's, a server's or a test's. It opens every text once, when
 * the first question comes or `build` is called.
 */
export class LocalHistoryIndex implements HistoryIndex {
	readonly #index = new ContentIndex();
	/** Removed while it was being built. */
	readonly #removed = new Set<string>();
	/** Put while it was being built: newer than what the store is read for. */
	readonly #put = new Set<string>();
	#built: Promise<Result<void, StoreError>> | undefined;

	constructor(
		private readonly store: HistoryStore,
		private readonly sealer: Sealer
	) {}

	/** @param onProgress texts opened so far, and in all */
	async build(
		onProgress: (done: number, total: number) => void = () => undefined
	): Promise<Result<void, StoreError>> {
		this.#built ??= this.#build(onProgress);
		const built = await this.#built;
		// What failed is tried again by the next question.
		if (!built.ok) this.#built = undefined;
		return built;
	}

	async put(entries: readonly IndexedEntry[]): Promise<void> {
		for (const entry of entries) {
			this.#index.put(entry);
			this.#put.add(entry.id);
			this.#removed.delete(entry.id);
		}
		return Promise.resolve();
	}

	async remove(ids: readonly string[]): Promise<void> {
		for (const id of ids) {
			this.#index.remove(id);
			this.#removed.add(id);
		}
		return Promise.resolve();
	}

	/** Others changed, added or removed these entries: they are read anew. */
	async refresh(ids: readonly string[]): Promise<void> {
		// What is not built will read them anyway.
		if (!this.#built) return;
		const found = await this.store.byIds(this.sealer.userId, ids);
		const contents = await this.store.contents(this.sealer.userId, ids);
		if (!found.ok || !contents.ok) return;
		const opened = await Promise.all(
			found.value.map((facts) => this.#open(facts, contents.value.get(facts.id)))
		);
		const there = new Set(opened.map(({ id }) => id));
		await this.put(opened);
		await this.remove(ids.filter((id) => !there.has(id)));
	}

	async search(query: TextQuery) {
		const built = await this.build();
		return built.ok ? ok(this.#index.search(query)) : built;
	}

	async wordCounts(limit: number, ids?: readonly string[]) {
		const built = await this.build();
		return built.ok ? ok(this.#index.wordCounts(limit, ids)) : built;
	}

	async tags() {
		const built = await this.build();
		return built.ok ? ok(this.#index.tags()) : built;
	}

	async #build(
		onProgress: (done: number, total: number) => void
	): Promise<Result<void, StoreError>> {
		const all = await this.store.all(this.sealer.userId, {});
		if (!all.ok) return all;
		for (let from = 0; from < all.value.length; from += ENTRIES_AT_ONCE) {
			const some = all.value.slice(from, from + ENTRIES_AT_ONCE);
			const ids = some.map(({ id }) => id);
			const contents = await this.store.contents(this.sealer.userId, ids);
			if (!contents.ok) return contents;
			const opened = await Promise.all(
				some.map((facts) => this.#open(facts, contents.value.get(facts.id)))
			);
			for (const entry of opened) {
				if (!this.#removed.has(entry.id) && !this.#put.has(entry.id)) this.#index.put(entry);
			}
			onProgress(Math.min(from + ENTRIES_AT_ONCE, all.value.length), all.value.length);
		}
		return ok(undefined);
	}

	/** What cannot be opened is found by its title at most. */
	async #open(facts: EntryFacts, sealed: Uint8Array<ArrayBuffer> | undefined) {
		const item = await openItem(this.sealer, facts);
		const content = sealed && (await openContent(this.sealer, facts.id, sealed));
		return toIndexed(item, content?.ok ? content.value.input : undefined);
	}
}
