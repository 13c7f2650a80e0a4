import type { EntryFacts, StoredEntry } from '#lib/domain/history/history-entry.ts';
import { compareNewestFirst, fits, type FactsFilter } from '#lib/domain/history/history-query.ts';
import { ok, type Result } from '#lib/domain/result.ts';
import type { HistoryCursor, HistoryStore, PendingDeletion } from '#lib/ports/history-store.ts';
import type { StoreError } from '#lib/ports/store-error.ts';

type Answer<T> = Promise<Result<T, StoreError>>;

/** Entries that last as long as the page: a guest's, and everyone's where no database can be had. */
export class MemoryHistoryStore implements HistoryStore {
	readonly #entries = new Map<string, StoredEntry>();
	readonly #deletions = new Map<string, PendingDeletion>();

	add(entries: readonly StoredEntry[]): Answer<void> {
		for (const entry of entries) {
			const { id, userId } = entry.facts;
			const there = this.#entries.get(id);
			if (!there || there.facts.userId === userId) this.#entries.set(id, entry);
		}
		return answer(undefined);
	}

	page(userId: string, filter: FactsFilter, limit: number, after?: HistoryCursor) {
		const all = this.#fitting(userId, filter);
		const rest = after ? all.filter((facts) => compareNewestFirst(after, facts) < 0) : all;
		const facts = rest.slice(0, limit);
		const last = limit < rest.length ? facts.at(-1) : undefined;
		return answer({ facts, ...(last ? { next: { at: last.at, id: last.id } } : {}) });
	}

	all(userId: string, filter: FactsFilter): Answer<readonly EntryFacts[]> {
		return answer(this.#fitting(userId, filter));
	}

	byIds(userId: string, ids: readonly string[]): Answer<readonly EntryFacts[]> {
		return answer(this.#shown(userId, ids).map(({ facts }) => facts));
	}

	contents(userId: string, ids: readonly string[]) {
		return answer(
			new Map(this.#shown(userId, ids).map(({ facts, content }) => [facts.id, content]))
		);
	}

	replace(facts: EntryFacts, updatedAt: number): Answer<boolean> {
		const [there] = this.#shown(facts.userId, [facts.id]);
		if (there?.facts.updatedAt !== updatedAt) return answer(false);
		this.#entries.set(facts.id, { ...there, facts });
		return answer(true);
	}

	hide(deletion: PendingDeletion): Answer<void> {
		this.#deletions.set(deletion.id, deletion);
		return answer(undefined);
	}

	unhide(userId: string, deletionId: string): Answer<boolean> {
		const isOwn = this.#deletions.get(deletionId)?.userId === userId;
		return answer(isOwn && this.#deletions.delete(deletionId));
	}

	pending(userId: string): Answer<readonly PendingDeletion[]> {
		return answer([...this.#deletions.values()].filter((one) => one.userId === userId));
	}

	carryOut(userId: string, deletionId: string): Answer<number> {
		const deletion = this.#deletions.get(deletionId);
		if (deletion?.userId !== userId) return answer(0);
		this.#deletions.delete(deletionId);
		let removed = 0;
		for (const id of deletion.entryIds) {
			if (this.#entries.get(id)?.facts.userId === userId)
				removed += Number(this.#entries.delete(id));
		}
		return answer(removed);
	}

	#fitting(userId: string, filter: FactsFilter): EntryFacts[] {
		return this.#shown(userId, [...this.#entries.keys()])
			.map(({ facts }) => facts)
			.filter((facts) => fits(facts, filter))
			.sort(compareNewestFirst);
	}

	#shown(userId: string, ids: readonly string[]): StoredEntry[] {
		const hidden = new Set([...this.#deletions.values()].flatMap(({ entryIds }) => entryIds));
		return ids
			.flatMap((id) => this.#entries.get(id) ?? [])
			.filter(({ facts }) => facts.userId === userId && !hidden.has(facts.id));
	}
}

function answer<T>(value: T): Answer<T> {
	return Promise.resolve(ok(value));
}
