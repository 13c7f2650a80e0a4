import type { Analytics } from '#lib/domain/history/analytics.ts';
import type { EntryNotes, ReadableFacts } from '#lib/domain/history/history-entry.ts';
import type { HistoryFilter } from '#lib/domain/history/history-query.ts';
import type { Result } from '#lib/domain/result.ts';
import type { HistoryCursor } from './history-store.ts';
import type { StoreError } from './store-error.ts';

export interface IndexedEntry {
	readonly facts: ReadableFacts;
	/** Everything of the input that can be searched. */
	readonly text: string;
	readonly notes: EntryNotes;
}

export interface WordCount {
	readonly word: string;
	/** Entries that the word stands in. */
	readonly entries: number;
}

/** Texts opened so far. `total` is 0 until the entries are counted. */
export interface IndexProgress {
	readonly done: number;
	readonly total: number;
	readonly isComplete: boolean;
}

export interface IndexSearch {
	readonly filter: HistoryFilter;
	readonly limit: number;
	readonly after?: HistoryCursor | undefined;
	/** Answer at once from the texts opened so far, newest first, instead of waiting for all of them. */
	readonly mayBePartial?: boolean | undefined;
}

export interface FoundEntries {
	/** Newest first, no more than the limit. */
	readonly ids: readonly string[];
	/** Entries that fit. */
	readonly total: number;
	/** Absent on the last page. */
	readonly next?: HistoryCursor | undefined;
	/** False where texts were not opened yet that may fit too. */
	readonly isComplete: boolean;
}

/**
 * Search and figures over one user's opened texts. It lives in memory only, in a worker where there is
 * one, is built when the first question comes and forgotten when the session ends.
 */
export interface HistoryIndex {
	/** Begins to build, as a first question would. */
	warm(): void;
	readonly progress: IndexProgress;
	/** Called whenever the progress or any entry has changed, in this tab or another. */
	watch(listener: (change: 'progress' | 'entries') => void): () => void;
	/** Entries that were just stored. */
	put(entries: readonly IndexedEntry[]): Promise<void>;
	remove(ids: readonly string[]): Promise<void>;
	/** Reads these anew from the store, where they came back or were changed past this index; all if none are given. */
	refresh(ids?: readonly string[]): Promise<void>;
	search(search: IndexSearch): Promise<Result<FoundEntries, StoreError>>;
	/** Ids of all entries that fit, newest first; waits until that is certain. */
	find(filter: HistoryFilter): Promise<Result<readonly string[], StoreError>>;
	/** @param timeZone IANA name: days and hours are told by its clock */
	analyze(filter: HistoryFilter, timeZone: string): Promise<Result<Analytics, StoreError>>;
	/** The words that stand in most of the entries that fit. */
	wordCounts(
		limit: number,
		filter: HistoryFilter
	): Promise<Result<readonly WordCount[], StoreError>>;
	/** Every tag there is, with the number of its entries. */
	tags(): Promise<Result<readonly WordCount[], StoreError>>;
}
