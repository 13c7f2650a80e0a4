import { readRow } from '#lib/adapters/dexie/attempt.ts';
import type { StudioDatabase } from '#lib/adapters/dexie/studio-database.ts';
import { noteEntries, noteKeys } from './note-entries.ts';
import { entryFactsSchema, type StoredEntry } from '#lib/domain/history/history-entry.ts';
import { openContent, openItem, sealEntry } from '#lib/domain/history/seal-entry.ts';
import type { Sealer } from '#lib/ports/key-vault.ts';
import type { KeptHere } from '#lib/ports/server-links.ts';

/** Entries that are sealed anew and handed over in one transaction. */
const AT_ONCE = 100;

/** Hands entries and keys of one user over to another; see `ServerLinks.move`. */
export async function moveHistory(db: StudioDatabase, from: Sealer, to: Sealer): Promise<KeptHere> {
	const ids = await db.entries.where('userId').equals(from.userId).primaryKeys();
	let entries = 0;
	for (let start = 0; start < ids.length; start += AT_ONCE) {
		const some = ids.slice(start, start + AT_ONCE);
		const sealed = await Promise.all(some.map((id) => sealAnew(db, from, to, id)));
		entries += await handOver(db, from.userId, sealed.flat());
	}
	return { entries, keys: await moveKeys(db, from.userId, to.userId) };
}

interface Anew {
	readonly entry: StoredEntry;
	/** The facts as they were when they were read. */
	readonly readAt: number;
}

/** Nothing for an entry that is gone, or cannot be opened: that one stays where it is. */
async function sealAnew(
	db: StudioDatabase,
	from: Sealer,
	to: Sealer,
	id: string
): Promise<readonly Anew[]> {
	const row = await db.entries.get(id);
	const content = await db.contents.get(id);
	if (row?.userId !== from.userId || !content) return [];
	const facts = readRow(entryFactsSchema, row);
	const item = await openItem(from, facts);
	const opened = await openContent(from, id, content.content);
	if (item.isDamaged || !opened.ok) return [];
	const moved = { ...facts, userId: to.userId };
	const entry = await sealEntry(to, moved, item.notes, opened.value);
	return [{ entry, readAt: facts.updatedAt }];
}

function handOver(db: StudioDatabase, userId: string, sealed: readonly Anew[]): Promise<number> {
	const tables = [db.entries, db.contents, ...db.syncTables];
	return db.transaction('rw', tables, async () => {
		const moved: StoredEntry[] = [];
		for (const { entry, readAt } of sealed) {
			const { facts, content } = entry;
			const row = await db.entries.get(facts.id);
			// Changed meanwhile in another tab: it is moved the next time.
			if (row?.userId !== userId || row.updatedAt !== readAt) continue;
			await db.entries.put({ ...facts, order: -facts.at });
			await db.contents.put({ id: facts.id, userId: facts.userId, content });
			moved.push(entry);
		}
		await noteEntries(db, moved, () => true);
		return moved.length;
	});
}

function moveKeys(db: StudioDatabase, from: string, to: string): Promise<number> {
	return db.transaction('rw', [db.apiKeys, ...db.syncTables], async () => {
		const keys = await db.apiKeys.where('userId').equals(from).toArray();
		const moved = keys.map((key) => ({ ...key, userId: to }));
		await db.apiKeys.bulkPut(moved);
		await noteKeys(db, moved, () => true);
		return moved.length;
	});
}
