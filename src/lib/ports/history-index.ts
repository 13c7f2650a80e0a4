import type { EntryNotes } from '#lib/domain/history/history-entry.ts';
import type { Result } from '#lib/domain/result.ts';
import type { StoreError } from './store-error.ts';

/** What is looked for in opened texts. */
export interface TextQuery {
	readonly text?: string | undefined;
	readonly tag?: string | undefined;
}

export interface IndexedEntry {
	readonly id: string;
	/** Milliseconds since 1970. */
	readonly at: number;
	/** Everything of the input that can be searched. */
	readonly text: string;
	readonly notes: EntryNotes;
}

export interface WordCount {
	readonly word: string;
	/** Entries that the word stands in. */
	readonly entries: number;
}

/**
 * Search over one user's opened texts. It lives in memory only, in a worker where there is one, is built
 * when a session begins and forgotten when it ends. Questions wait until it is built.
 */
export interface HistoryIndex {
	put(entries: readonly IndexedEntry[]): Promise<void>;
	remove(ids: readonly string[]): Promise<void>;
	/** Ids of the entries that fit, newest first. */
	search(query: TextQuery): Promise<Result<readonly string[], StoreError>>;
	/** The words that stand in most of these entries; of all entries if none are given. */
	wordCounts(
		limit: number,
		ids?: readonly string[]
	): Promise<Result<readonly WordCount[], StoreError>>;
	/** Every tag there is, with the number of its entries. */
	tags(): Promise<Result<readonly WordCount[], StoreError>>;
}
