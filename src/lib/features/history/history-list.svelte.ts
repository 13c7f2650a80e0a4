import type { HistoryItem } from '#lib/domain/history/history-entry.ts';
import type { HistoryManager } from '#lib/domain/history/history-manager.ts';
import type { IndexProgress } from '#lib/ports/history-index.ts';
import type { HistoryCursor } from '#lib/ports/history-store.ts';
import type { StoreError } from '#lib/ports/store-error.ts';
import { NO_FILTER, toHistoryFilter, type ShownFilter } from './history-address.ts';
import { appendRows, type ListRow } from './list-rows.ts';
import { localDay } from './local-day.ts';

/** Entries of the first page, as many as a screen shows: the rest comes once they are drawn. */
const FIRST_ENTRIES = 24;
/** Entries of every further page. */
const PAGE_ENTRIES = 60;
/** A list that was scrolled further than this is not read again for a change elsewhere. */
const MAX_REREAD = 1200;
/** Changes that come together are answered together. */
const SETTLE_MS = 150;
/** How often a search is repeated while texts are still being opened. */
const REPEAT_MS = 1000;

type Status = 'loading' | 'ready' | StoreError;

/** The entries that fit a filter, newest first, as far as the user has scrolled. */
export class HistoryList {
	#rows = $state.raw<readonly ListRow[]>([]);
	#status = $state.raw<Status>('loading');
	#filter = $state.raw<ShownFilter>(NO_FILTER);
	#total = $state<number>();
	#isPartial = $state(false);
	#progress = $state.raw<IndexProgress>({ done: 0, total: 0, isComplete: false });
	#next: HistoryCursor | undefined;
	#isLoadingMore = false;
	/** Grows with every question: an answer to an older one is thrown away. */
	#turn = 0;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#repeatedAt = 0;

	constructor(private readonly history: HistoryManager) {}

	get rows(): readonly ListRow[] {
		return this.#rows;
	}

	get status(): Status {
		return this.#status;
	}

	get filter(): ShownFilter {
		return this.#filter;
	}

	/** Entries that fit; unknown until the index has been asked. */
	get total(): number | undefined {
		return this.#total;
	}

	/** Texts are still being opened: there may be more that fit. */
	get isPartial(): boolean {
		return this.#isPartial;
	}

	get progress(): IndexProgress {
		return this.#progress;
	}

	/** Follows changes of the entries, here and in other tabs, until the answer is called. */
	watch(): () => void {
		this.#progress = this.history.indexing;
		const stop = this.history.watch((change) => {
			this.#progress = this.history.indexing;
			if (change === 'entries') this.refreshSoon();
			else if (this.#isPartial) this.#repeat();
		});
		return () => {
			stop();
			clearTimeout(this.#timer);
		};
	}

	async show(filter: ShownFilter): Promise<void> {
		this.#filter = filter;
		await this.#read(FIRST_ENTRIES);
		this.history.warm();
	}

	/** The next page, if there is one. */
	async more(): Promise<void> {
		if (!this.#next || this.#isLoadingMore) return;
		const turn = this.#turn;
		this.#isLoadingMore = true;
		const page = await this.#ask(PAGE_ENTRIES, this.#next);
		this.#isLoadingMore = false;
		if (turn !== this.#turn || !page.ok) return;
		this.#next = page.value.next;
		this.#rows = appendRows(this.#rows, page.value.items, localDay);
	}

	/** Reads again what is shown, when nothing has changed for a moment. */
	refreshSoon(): void {
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => {
			if (this.#rows.length <= MAX_REREAD)
				void this.#read(Math.max(PAGE_ENTRIES, this.#rows.length));
		}, SETTLE_MS);
	}

	/** Shows a changed entry at once. */
	put(item: HistoryItem): void {
		this.#rows = this.#rows.map((row) =>
			row.item.facts.id === item.facts.id ? { ...row, item } : row
		);
	}

	/** Takes entries away at once, before the list is read again. */
	drop(isGone: (id: string) => boolean): void {
		const left = this.#rows.filter(({ item }) => !isGone(item.facts.id));
		if (this.#total !== undefined) this.#total -= this.#rows.length - left.length;
		const items = left.map(({ item }) => item);
		this.#rows = appendRows([], items, localDay);
	}

	async #read(limit: number): Promise<void> {
		const turn = ++this.#turn;
		const page = await this.#ask(limit);
		if (turn !== this.#turn) return;
		if (!page.ok) {
			this.#status = page.error;
			return;
		}
		const { items, next, total, isPartial = false } = page.value;
		this.#rows = appendRows([], items, localDay);
		this.#next = next;
		this.#total = total ?? (next ? undefined : items.length);
		this.#isPartial = isPartial;
		this.#status = 'ready';
	}

	#repeat(): void {
		const now = performance.now();
		if (!this.#progress.isComplete && now - this.#repeatedAt < REPEAT_MS) return;
		this.#repeatedAt = now;
		void this.#read(Math.max(PAGE_ENTRIES, this.#rows.length));
	}

	#ask(limit: number, after?: HistoryCursor) {
		const filter = toHistoryFilter(this.#filter);
		return this.history.getHistory({ ...filter, limit, after, mayBePartial: true });
	}
}
