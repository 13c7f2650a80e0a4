import { Dexie, type Collection } from 'dexie';
import {
	entryFactsSchema,
	type EntryFacts,
	type StoredEntry
} from '#lib/domain/history/history-entry.ts';
import type { EntryField } from '#lib/domain/sync/entry-fields.ts';
import { fits, type FactsFilter } from '#lib/domain/history/history-query.ts';
import type { HistoryCursor, HistoryStore, PendingDeletion } from '#lib/ports/history-store.ts';
import { attempt, readRow } from './attempt.ts';
import { noteChanges } from './sync/note-changes.ts';
import { noteEntries } from './sync/note-entries.ts';
import type { EntryRow, StudioDatabase } from './studio-database.ts';

/** Rows read or removed at once. */
const CHUNK_ROWS = 500;

/** Facts and sealed content stand apart, so that lists and analytics never load the content. */
export class DexieHistoryStore implements HistoryStore {
	constructor(private readonly db: StudioDatabase) {}

	add(entries: readonly StoredEntry[]) {
		return this.#write(async () => {
			const there = await this.db.entries.bulkGet(entries.map(({ facts }) => facts.id));
			const own = entries.filter(
				({ facts }, at) => (there[at]?.userId ?? facts.userId) === facts.userId
			);
			await this.db.entries.bulkPut(own.map(({ facts }) => toRow(facts)));
			await this.db.contents.bulkPut(
				own.map(({ facts: { id, userId }, content }) => ({ id, userId, content }))
			);
			const known = new Set(there.flatMap((row) => row?.id ?? []));
			await noteEntries(this.db, own, ({ id }) => !known.has(id));
		});
	}

	page(userId: string, filter: FactsFilter, limit: number, after?: HistoryCursor) {
		return this.#read(async () => {
			const hidden = await this.#hidden(userId);
			const facts: EntryFacts[] = [];
			let cursor = after;
			// Without a filter the first rows are the page; with one, more have to be looked through.
			let wanted = Math.min(limit + 1, CHUNK_ROWS);
			while (facts.length <= limit) {
				const rows = await this.#range(userId, filter, cursor).limit(wanted).toArray();
				for (const row of rows)
					if (!hidden.has(row.id) && fits(row, filter)) facts.push(toFacts(row));
				const last = rows.at(-1);
				if (!last || rows.length < wanted) break;
				cursor = { at: last.at, id: last.id };
				wanted = CHUNK_ROWS;
			}
			const shown = facts.slice(0, limit);
			const last = facts.length > limit ? shown.at(-1) : undefined;
			return { facts: shown, ...(last ? { next: { at: last.at, id: last.id } } : {}) };
		});
	}

	all(userId: string, filter: FactsFilter) {
		return this.#read(async () => {
			const hidden = await this.#hidden(userId);
			const rows = await this.#range(userId, filter).toArray();
			return rows.filter((row) => !hidden.has(row.id) && fits(row, filter)).map(toFacts);
		});
	}

	byIds(userId: string, ids: readonly string[]) {
		return this.#read(async () => {
			const hidden = await this.#hidden(userId);
			const rows = await this.db.entries.bulkGet([...ids]);
			return rows.flatMap((row) =>
				row?.userId === userId && !hidden.has(row.id) ? [toFacts(row)] : []
			);
		});
	}

	contents(userId: string, ids: readonly string[]) {
		return this.#read(async () => {
			const hidden = await this.#hidden(userId);
			const rows = await this.db.contents.bulkGet([...ids]);
			const own = rows.filter((row) => row?.userId === userId && !hidden.has(row.id));
			return new Map(own.flatMap((row) => (row ? [[row.id, row.content]] : [])));
		});
	}

	replace(facts: EntryFacts, updatedAt: number, changed: readonly EntryField[]) {
		return this.#write(async () => {
			const there = await this.db.entries.get(facts.id);
			if (there?.userId !== facts.userId || there.updatedAt !== updatedAt) return false;
			if ((await this.#hidden(facts.userId)).has(facts.id)) return false;
			await this.db.entries.put(toRow(facts));
			const { id, userId } = facts;
			await noteChanges(this.db, userId, [{ collection: 'entry', id, fields: changed }]);
			return true;
		});
	}

	hide(deletion: PendingDeletion) {
		return attempt(async () => {
			await this.db.deletions.put(deletion);
		});
	}

	unhide(userId: string, deletionId: string) {
		return this.#write(async () => {
			if ((await this.db.deletions.get(deletionId))?.userId !== userId) return false;
			await this.db.deletions.delete(deletionId);
			return true;
		});
	}

	pending(userId: string) {
		return attempt(() => this.db.deletions.where('userId').equals(userId).toArray());
	}

	carryOut(userId: string, deletionId: string) {
		return this.#write(async () => {
			const deletion = await this.db.deletions.get(deletionId);
			if (deletion?.userId !== userId) return 0;
			let removed = 0;
			// In steps, so that the page stays awake while a whole history goes.
			for (let from = 0; from < deletion.entryIds.length; from += CHUNK_ROWS) {
				const some = deletion.entryIds.slice(from, from + CHUNK_ROWS);
				const rows = await this.db.entries.bulkGet(some);
				const ids = rows.flatMap((row) => (row?.userId === userId ? [row.id] : []));
				await this.db.entries.bulkDelete(ids);
				await this.db.contents.bulkDelete(ids);
				await noteChanges(
					this.db,
					userId,
					ids.map((id) => ({ collection: 'entry', id, fields: [], isDeleted: true }))
				);
				removed += ids.length;
			}
			await this.db.deletions.delete(deletionId);
			return removed;
		});
	}

	/** Newest first, by the index that fits; what the index does not know the caller filters. */
	#range(userId: string, filter: FactsFilter, after?: HistoryCursor): Collection<EntryRow, string> {
		const { tool, from, until } = filter;
		const index = tool === undefined ? '[userId+order+id]' : '[userId+tool+order+id]';
		const head = tool === undefined ? [userId] : [userId, tool];
		const first = until === undefined ? [Dexie.minKey, Dexie.minKey] : [-until, Dexie.maxKey];
		const last = from === undefined ? [Dexie.maxKey, Dexie.maxKey] : [-from, Dexie.maxKey];
		const start =
			after && !(until !== undefined && after.at >= until) ? [-after.at, after.id] : first;
		return this.db.entries
			.where(index)
			.between([...head, ...start], [...head, ...last], false, true);
	}

	/** Ids of what is about to go. */
	async #hidden(userId: string): Promise<ReadonlySet<string>> {
		const deletions = await this.db.deletions.where('userId').equals(userId).toArray();
		return new Set(deletions.flatMap(({ entryIds }) => entryIds));
	}

	#read<T>(work: () => Promise<T>) {
		return attempt(() => this.db.transaction('r', this.#tables(), work));
	}

	#write<T>(work: () => Promise<T>) {
		return attempt(() => this.db.transaction('rw', this.#tables(), work));
	}

	#tables() {
		return [this.db.entries, this.db.contents, this.db.deletions, ...this.db.syncTables];
	}
}

function toRow(facts: EntryFacts): EntryRow {
	return { ...facts, order: -facts.at };
}

function toFacts(row: EntryRow): EntryFacts {
	return readRow(entryFactsSchema, row);
}
