import type { StudioDatabase } from '#lib/adapters/dexie/studio-database.ts';
import type { ApiKey } from '#lib/domain/api-keys/api-key.ts';
import type { EntryFacts, StoredEntry } from '#lib/domain/history/history-entry.ts';
import { ENTRY_FIELDS } from '#lib/domain/sync/entry-fields.ts';
import { KEY_FIELDS } from '#lib/domain/sync/key-fields.ts';
import type { NotedChange } from '#lib/domain/sync/replica-rows.ts';
import { noteChanges } from './note-changes.ts';

/** Entries that were written whole, of whatever users. */
export async function noteEntries(
	db: StudioDatabase,
	entries: readonly StoredEntry[],
	isNew: (facts: EntryFacts) => boolean
): Promise<void> {
	const changes = entries.map(({ facts }): Owned => {
		const { id, userId } = facts;
		return [userId, { collection: 'entry', id, fields: ENTRY_FIELDS, isNew: isNew(facts) }];
	});
	await noteByUser(db, changes);
}

/** Keys that were written whole, of whatever users. */
export async function noteKeys(
	db: StudioDatabase,
	keys: readonly ApiKey[],
	isNew: (key: ApiKey) => boolean
): Promise<void> {
	const changes = keys.map((key): Owned => {
		const { id, userId } = key;
		return [userId, { collection: 'api-key', id, fields: KEY_FIELDS, isNew: isNew(key) }];
	});
	await noteByUser(db, changes);
}

type Owned = readonly [userId: string, change: NotedChange];

async function noteByUser(db: StudioDatabase, owned: readonly Owned[]): Promise<void> {
	for (const userId of new Set(owned.map(([id]) => id))) {
		const changes = owned.flatMap(([id, change]) => (id === userId ? [change] : []));
		await noteChanges(db, userId, changes);
	}
}
