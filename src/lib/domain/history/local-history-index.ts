import { ok, type Result } from '#lib/domain/result.ts';
import type {
	HistoryIndex,
	IndexedEntry,
	IndexProgress,
	IndexSearch
} from '#lib/ports/history-index.ts';
import type { HistoryCursor, HistoryStore } from '#lib/ports/history-store.ts';
import type { Sealer } from '#lib/ports/key-vault.ts';
import type { StoreError } from '#lib/ports/store-error.ts';
import { analyzeHistory } from './analytics.ts';
import { ContentIndex } from './content-index.ts';
import { FactsList, pageOf } from './facts-list.ts';
import type { EntryFacts, ReadableFacts } from './history-entry.ts';
import { fits, needsOpenedText, type HistoryFilter } from './history-query.ts';
import { openContent, openItem, toIndexed } from './seal-entry.ts';

/** Entries opened between two pauses: others get their turn, and a message its answer. */
const ENTRIES_AT_ONCE = 200;
/** Entries whose facts are read at once. */
const FACTS_AT_ONCE = 2000;

type Built = Promise<Result<void, StoreError>>;
type Change = 'progress' | 'entries';

/**
 * The index in the thread that asks: a worker's, a server's or a test's. First it reads the facts of all
 * entries, from which filters and figures are told, then it opens every text once, the newest first.
 */
export class LocalHistoryIndex implements HistoryIndex {
	readonly #texts = new ContentIndex();
	readonly #facts = new FactsList();
	/** Changed while it was being built: newer than what the store is read for. */
	readonly #touched = new Set<string>();
	readonly #listeners = new Set<(change: Change) => void>();
	#factsRead: Built | undefined;
	#textsRead: Built | undefined;
	#progress: IndexProgress = { done: 0, total: 0, isComplete: false };

	constructor(
		private readonly store: HistoryStore,
		private readonly sealer: Sealer
	) {}

	get progress(): IndexProgress {
		return this.#progress;
	}

	warm(): void {
		void this.build();
	}

	watch(listener: (change: Change) => void): () => void {
		this.#listeners.add(listener);
		return () => {
			this.#listeners.delete(listener);
		};
	}

	/** Resolves when every text is open. What failed is tried again by the next question. */
	async build(): Built {
		this.#textsRead ??= this.#readTexts();
		const built = await this.#textsRead;
		if (!built.ok) this.#textsRead = undefined;
		return built;
	}

	async put(entries: readonly IndexedEntry[]): Promise<void> {
		for (const entry of entries) {
			this.#put(entry);
			this.#touched.add(entry.facts.id);
		}
		this.#tell('entries');
		return Promise.resolve();
	}

	async remove(ids: readonly string[]): Promise<void> {
		for (const id of ids) this.#remove(id);
		this.#tell('entries');
		return Promise.resolve();
	}

	async refresh(ids?: readonly string[]): Promise<void> {
		if (ids) await this.#readAgain(ids);
		else await this.#startOver();
		this.#tell('entries');
	}

	async search({ filter, limit, after, mayBePartial = false }: IndexSearch) {
		const ready = await this.#ready(filter, mayBePartial);
		if (!ready.ok) return ready;
		return ok(pageOf(this.#fitting(filter), limit, after, this.#isCertain(filter)));
	}

	async find(filter: HistoryFilter) {
		const ready = await this.#ready(filter, false);
		return ready.ok ? ok(this.#fitting(filter).map(({ id }) => id)) : ready;
	}

	async analyze(filter: HistoryFilter, timeZone: string) {
		const ready = await this.#ready(filter, false);
		return ready.ok ? ok(analyzeHistory(this.#fitting(filter), timeZone)) : ready;
	}

	async wordCounts(limit: number, filter: HistoryFilter) {
		const built = await this.build();
		if (!built.ok) return built;
		const ids = this.#fitting(filter).map(({ id }) => id);
		return ok(this.#texts.wordCounts(limit, ids));
	}

	async tags() {
		const built = await this.build();
		return built.ok ? ok(this.#texts.tags()) : built;
	}

	/** Waits for what a filter is told from. */
	async #ready(filter: HistoryFilter, mayBePartial: boolean): Built {
		this.warm();
		return needsOpenedText(filter) && !mayBePartial ? this.build() : this.#haveFacts();
	}

	#isCertain(filter: HistoryFilter): boolean {
		return this.#progress.isComplete || !needsOpenedText(filter);
	}

	#fitting(filter: HistoryFilter): readonly ReadableFacts[] {
		if (!needsOpenedText(filter)) return this.#facts.fitting(filter);
		const { text, tag } = filter;
		return this.#texts
			.search({ text, tag })
			.flatMap((id) => this.#facts.get(id) ?? [])
			.filter((facts) => fits(facts, filter));
	}

	async #haveFacts(): Built {
		this.#factsRead ??= this.#readFacts();
		const read = await this.#factsRead;
		if (!read.ok) this.#factsRead = undefined;
		return read;
	}

	async #readFacts(): Built {
		let after: HistoryCursor | undefined;
		do {
			const page = await this.store.page(this.sealer.userId, {}, FACTS_AT_ONCE, after);
			if (!page.ok) return page;
			for (const facts of page.value.facts) {
				if (!this.#touched.has(facts.id)) this.#facts.put(facts);
			}
			after = page.value.next;
		} while (after);
		return ok(undefined);
	}

	async #readTexts(): Built {
		const facts = await this.#haveFacts();
		if (!facts.ok) return facts;
		const ids = this.#facts.fitting({}).map(({ id }) => id);
		this.#advance(0, ids.length);
		for (let from = 0; from < ids.length; from += ENTRIES_AT_ONCE) {
			const opened = await this.#openAll(ids.slice(from, from + ENTRIES_AT_ONCE));
			if (!opened.ok) return opened;
			for (const entry of opened.value) {
				if (!this.#touched.has(entry.facts.id)) this.#put(entry);
			}
			this.#advance(Math.min(from + ENTRIES_AT_ONCE, ids.length), ids.length);
		}
		this.#progress = { ...this.#progress, isComplete: true };
		this.#touched.clear();
		this.#tell('progress');
		return ok(undefined);
	}

	async #readAgain(ids: readonly string[]): Promise<void> {
		for (let from = 0; from < ids.length; from += ENTRIES_AT_ONCE) {
			const some = ids.slice(from, from + ENTRIES_AT_ONCE);
			const opened = await this.#openAll(some);
			// What cannot be read now stays as it is known.
			if (!opened.ok) return;
			const left = new Set(some);
			for (const entry of opened.value) {
				this.#put(entry);
				this.#touched.add(entry.facts.id);
				left.delete(entry.facts.id);
			}
			for (const id of left) this.#remove(id);
		}
	}

	async #startOver(): Promise<void> {
		// One that is being built ends first: it would fill in what is thrown away here.
		await this.#textsRead;
		for (const { id } of this.#facts.fitting({})) this.#texts.remove(id);
		this.#facts.clear();
		this.#touched.clear();
		this.#factsRead = undefined;
		this.#textsRead = undefined;
		this.#progress = { done: 0, total: 0, isComplete: false };
		this.warm();
	}

	async #openAll(ids: readonly string[]): Promise<Result<readonly IndexedEntry[], StoreError>> {
		const facts = await this.store.byIds(this.sealer.userId, ids);
		if (!facts.ok) return facts;
		const contents = await this.store.contents(this.sealer.userId, ids);
		if (!contents.ok) return contents;
		return ok(
			await Promise.all(facts.value.map((one) => this.#open(one, contents.value.get(one.id))))
		);
	}

	/** What cannot be opened is found by its title at most. */
	async #open(facts: EntryFacts, sealed: Uint8Array<ArrayBuffer> | undefined) {
		const item = await openItem(this.sealer, facts);
		const content = sealed && (await openContent(this.sealer, facts.id, sealed));
		return toIndexed(item, content?.ok ? content.value.input : undefined);
	}

	#put(entry: IndexedEntry): void {
		this.#facts.put(entry.facts);
		this.#texts.put(entry);
	}

	#remove(id: string): void {
		this.#facts.remove(id);
		this.#texts.remove(id);
		this.#touched.add(id);
	}

	#advance(done: number, total: number): void {
		this.#progress = { done, total, isComplete: false };
		this.#tell('progress');
	}

	#tell(change: Change): void {
		for (const listener of this.#listeners) listener(change);
	}
}
