import { err, ok, type Result } from '#lib/domain/result.ts';
import { newId } from '#lib/domain/sealing/new-id.ts';
import type { IndexProgress, WordCount } from '#lib/ports/history-index.ts';
import type { HistoryCursor } from '#lib/ports/history-store.ts';
import type { Sealer } from '#lib/ports/key-vault.ts';
import type { StoreError } from '#lib/ports/store-error.ts';
import type { Analytics } from './analytics.ts';
import { changedFields, cleanNotes, type NotesChange } from './change-notes.ts';
import { finish, hideEntries, type Deletion } from './deletion.ts';
import type { EntryFacts, HistoryItem, OpenedEntry, StoredEntry } from './history-entry.ts';
import type { HistoryError, HistoryPorts } from './history-ports.ts';
import { needsIndex, type HistoryFilter } from './history-query.ts';
import { newEntryNotes, type NewEntry } from './new-entry.ts';
import { openEntry } from './open-entry.ts';
import { openItem, sealEntry, sealNotes, toIndexed } from './seal-entry.ts';

export interface HistoryPage {
	readonly items: readonly HistoryItem[];
	/** Absent on the last page. */
	readonly next?: HistoryCursor;
	/** Entries that fit, known where the index was asked. */
	readonly total?: number;
	/** True where texts were not opened yet that may fit too. */
	readonly isPartial?: true;
}

export interface HistoryQuery extends HistoryFilter {
	/** Entries a page, 50 unless told. */
	readonly limit?: number | undefined;
	readonly after?: HistoryCursor | undefined;
	/** Answers at once from the texts opened so far. */
	readonly mayBePartial?: boolean | undefined;
}

export type DeletionScope =
	| { readonly kind: 'entries'; readonly ids: readonly string[] }
	| { readonly kind: 'filter'; readonly filter: HistoryFilter }
	| { readonly kind: 'all' };

const PAGE_ENTRIES = 50;
/** Times that a change is tried again because another tab was quicker. */
const ATTEMPTS = 5;

/**
 * The history of whoever's sealer it is given: a user's, or a guest's that lasts as long as the page.
 * Texts, results, titles and tags are sealed before they reach the store.
 */
export class HistoryManager {
	readonly #userId: string;

	constructor(
		private readonly ports: HistoryPorts,
		private readonly sealer: Sealer
	) {
		this.#userId = sealer.userId;
	}

	async addEntry(entry: NewEntry): Promise<Result<HistoryItem, StoreError>> {
		const added = await this.addEntries([entry]);
		if (!added.ok) return added;
		const [item] = added.value;
		if (!item) throw new Error('an entry was added and is not there');
		return ok(item);
	}

	/** All or none, as for the rows of a batch. */
	async addEntries(
		entries: readonly NewEntry[]
	): Promise<Result<readonly HistoryItem[], StoreError>> {
		const sealed = await Promise.all(entries.map((entry) => this.#seal(entry)));
		return this.#add(
			sealed,
			entries.map(({ input }) => input)
		);
	}

	/** Newest first. Pages do not shift when entries are added or deleted between them. */
	async getHistory(query: HistoryQuery = {}): Promise<Result<HistoryPage, StoreError>> {
		const { limit = PAGE_ENTRIES, after } = query;
		if (needsIndex(query)) return this.#searched(query, limit);
		const page = await this.ports.store.page(this.#userId, query, limit, after);
		if (!page.ok) return page;
		const { facts, next } = page.value;
		return ok({ items: await this.#open(facts), ...(next ? { next } : {}) });
	}

	/** Ids of all entries that fit, newest first. */
	findIds(filter: HistoryFilter): Promise<Result<readonly string[], StoreError>> {
		return this.ports.index.find(filter);
	}

	getEntry(id: string): Promise<Result<OpenedEntry, HistoryError>> {
		return openEntry(this.ports, this.sealer, id);
	}

	/** Renames, stars or tags. */
	async updateEntry(id: string, change: NotesChange): Promise<Result<HistoryItem, HistoryError>> {
		const { store, clock, index } = this.ports;
		for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
			const entry = await this.getEntry(id);
			if (!entry.ok) return entry;
			const { facts: before, notes: oldNotes, isDamaged, content } = entry.value;
			if (isDamaged) return err({ kind: 'damaged-entry' });
			const notes = cleanNotes(oldNotes, change);
			const facts: EntryFacts = {
				...before,
				isStarred: change.isStarred ?? before.isStarred,
				updatedAt: Math.max(clock.now(), before.updatedAt + 1),
				sealedNotes: await sealNotes(this.sealer, id, notes)
			};
			const replaced = await store.replace(facts, before.updatedAt, changedFields(change));
			if (!replaced.ok) return replaced;
			if (!replaced.value) continue;
			const item = { facts, notes, isDamaged: false };
			await index.put([toIndexed(item, content.input)]);
			return ok(item);
		}
		return err({ kind: 'store-unavailable', detail: 'others change this entry all the time' });
	}

	/** @param timeZone IANA name: days and hours are told by its clock */
	getAnalytics(filter: HistoryFilter, timeZone: string): Promise<Result<Analytics, StoreError>> {
		return this.ports.index.analyze(filter, timeZone);
	}

	/** The words that stand in most entries, function words left out. */
	getFrequentWords(
		filter: HistoryFilter,
		limit: number
	): Promise<Result<readonly WordCount[], StoreError>> {
		return this.ports.index.wordCounts(limit, filter);
	}

	/** Every tag there is, the most used first. */
	getTags(): Promise<Result<readonly WordCount[], StoreError>> {
		return this.ports.index.tags();
	}

	/** Texts that can be searched so far. */
	get indexing(): IndexProgress {
		return this.ports.index.progress;
	}

	/** Begins to open texts for the search, which the first search would do too. */
	warm(): void {
		this.ports.index.warm();
	}

	/** Called when entries were added, changed or deleted, here or in another tab, and when indexing goes on. */
	watch(listener: (change: 'progress' | 'entries') => void): () => void {
		return this.ports.index.watch(listener);
	}

	/** Hides the entries at once; they are gone for good when the time for undoing is over. */
	async deleteHistory(scope: DeletionScope): Promise<Result<Deletion, StoreError>> {
		if (scope.kind === 'entries') return hideEntries(this.ports, this.#userId, scope.ids);
		const filter = scope.kind === 'filter' ? scope.filter : {};
		const found = await this.ports.index.find(filter);
		return found.ok ? hideEntries(this.ports, this.#userId, found.value) : found;
	}

	/** False if it came too late. */
	async undoDelete(deletionId: string): Promise<Result<boolean, StoreError>> {
		const pending = await this.ports.store.pending(this.#userId);
		if (!pending.ok) return pending;
		const back = await this.ports.store.unhide(this.#userId, deletionId);
		if (!back.ok || !back.value) return back;
		const ids = pending.value.find(({ id }) => id === deletionId)?.entryIds ?? [];
		await this.ports.index.refresh(ids);
		return ok(true);
	}

	/** Carries out the deletions whose time is over: call it when that is, and when a session begins. */
	finishDeletions(): Promise<Result<number, StoreError>> {
		return finish(this.ports, this.#userId);
	}

	/**
	 * Takes over what a guest did, sealed anew: all of it or nothing. Answers how many entries.
	 * The guest's ids stay, so that a second time adds nothing.
	 */
	async adopt(guest: HistoryManager): Promise<Result<number, StoreError>> {
		const all = await guest.ports.store.all(guest.#userId, {});
		if (!all.ok) return all;
		const sealed: StoredEntry[] = [];
		const inputs: unknown[] = [];
		for (const { id } of all.value) {
			const entry = await guest.getEntry(id);
			if (!entry.ok) continue;
			const { facts, notes, content } = entry.value;
			const mine = { ...facts, userId: this.#userId };
			sealed.push(await sealEntry(this.sealer, mine, notes, content));
			inputs.push(content.input);
		}
		const added = await this.#add(sealed, inputs);
		return added.ok ? ok(added.value.length) : added;
	}

	#seal({ input, result, at, ...rest }: NewEntry): Promise<StoredEntry> {
		const now = this.ports.clock.now();
		const facts = {
			...rest,
			id: newId(this.ports.random),
			userId: this.#userId,
			at: at ?? now,
			updatedAt: now,
			isStarred: false
		};
		// JSON knows no undefined.
		const content = { input: input ?? null, result: result ?? null };
		return sealEntry(this.sealer, facts, newEntryNotes(input), content);
	}

	async #add(
		sealed: readonly StoredEntry[],
		inputs: readonly unknown[]
	): Promise<Result<readonly HistoryItem[], StoreError>> {
		const added = await this.ports.store.add(sealed);
		if (!added.ok) return added;
		const items = await this.#open(sealed.map(({ facts }) => facts));
		await this.ports.index.put(items.map((item, order) => toIndexed(item, inputs[order])));
		return ok(items);
	}

	async #searched(query: HistoryQuery, limit: number): Promise<Result<HistoryPage, StoreError>> {
		const { after, mayBePartial } = query;
		const found = await this.ports.index.search({ filter: query, limit, after, mayBePartial });
		if (!found.ok) return found;
		const { ids, total, next, isComplete } = found.value;
		const facts = await this.ports.store.byIds(this.#userId, ids);
		if (!facts.ok) return facts;
		return ok({
			items: await this.#open(facts.value),
			total,
			...(next ? { next } : {}),
			...(isComplete ? {} : { isPartial: true })
		});
	}

	#open(facts: readonly EntryFacts[]): Promise<HistoryItem[]> {
		return Promise.all(facts.map((entry) => openItem(this.sealer, entry)));
	}
}
