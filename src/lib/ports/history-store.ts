import type { EntryFacts, StoredEntry } from '#lib/domain/history/history-entry.ts';
import type { FactsFilter } from '#lib/domain/history/history-query.ts';
import type { Result } from '#lib/domain/result.ts';
import type { EntryField } from '#lib/domain/sync/entry-fields.ts';
import type { StoreError } from './store-error.ts';

/** The last entry of a page; the next page begins after it. */
export interface HistoryCursor {
	readonly at: number;
	readonly id: string;
}

export interface FactsPage {
	readonly facts: readonly EntryFacts[];
	/** Absent on the last page. */
	readonly next?: HistoryCursor;
}

/** Entries that are about to go: no method of the store shows them, until they are gone or back. */
export interface PendingDeletion {
	readonly id: string;
	readonly userId: string;
	/** Milliseconds since 1970. */
	readonly requestedAt: number;
	readonly entryIds: readonly string[];
}

/** One user's entries at a time; nobody sees another's. Every method is one transaction. */
export interface HistoryStore {
	/** All or none. An id that is there already is replaced if it is the same user's. */
	add(entries: readonly StoredEntry[]): Promise<Result<void, StoreError>>;
	/** Newest first; entries of the same time in the order of their ids. */
	page(
		userId: string,
		filter: FactsFilter,
		limit: number,
		after?: HistoryCursor
	): Promise<Result<FactsPage, StoreError>>;
	/** All that fit, newest first. */
	all(userId: string, filter: FactsFilter): Promise<Result<readonly EntryFacts[], StoreError>>;
	/** In the order asked for; unknown ones are left out. */
	byIds(userId: string, ids: readonly string[]): Promise<Result<readonly EntryFacts[], StoreError>>;
	/** Sealed content by id. */
	contents(
		userId: string,
		ids: readonly string[]
	): Promise<Result<ReadonlyMap<string, Uint8Array<ArrayBuffer>>, StoreError>>;
	/**
	 * Replaces the facts if they are still of the time given; false if somebody else was quicker.
	 * @param changed what is different, for other devices to be told
	 */
	replace(
		facts: EntryFacts,
		updatedAt: number,
		changed: readonly EntryField[]
	): Promise<Result<boolean, StoreError>>;
	hide(deletion: PendingDeletion): Promise<Result<void, StoreError>>;
	/** Brings the entries back. False if there is no such deletion: they are gone. */
	unhide(userId: string, deletionId: string): Promise<Result<boolean, StoreError>>;
	pending(userId: string): Promise<Result<readonly PendingDeletion[], StoreError>>;
	/** Removes the entries for good; answers how many. Nothing happens if the deletion was undone. */
	carryOut(userId: string, deletionId: string): Promise<Result<number, StoreError>>;
}
