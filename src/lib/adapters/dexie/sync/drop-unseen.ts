import { readRow } from '#lib/adapters/dexie/attempt.ts';
import type { StudioDatabase } from '#lib/adapters/dexie/studio-database.ts';
import { replicaStateSchema } from '#lib/domain/sync/replica-rows.ts';
import { keyOf } from '#lib/domain/sync/sync-record.ts';
import type { PageApplied } from './apply-page.ts';
import { recordsOf, waitingOf } from './note-changes.ts';
import { removeRecord } from './write-news.ts';

/** Ends a reading anew: what the server no longer told of, and had confirmed before, was deleted elsewhere. */
export function dropUnseen(db: StudioDatabase, userId: string): Promise<PageApplied> {
	const tables = [...db.syncTables, db.entries, db.contents, db.apiKeys];
	return db.transaction('rw', tables, async () => {
		const state = readRow(replicaStateSchema, await db.syncStates.get(userId));
		const waiting = await waitingOf(db, userId).toArray();
		const unknown = new Set(waiting.filter(({ isNew }) => isNew).map(keyOf));
		const unseen = await recordsOf(db, userId)
			.filter((record) => record.sweep !== state.sweep && !unknown.has(keyOf(record)))
			.toArray();
		const entryIds: string[] = [];
		for (const { collection, id, deleted } of unseen) {
			await db.replicas.delete([userId, collection, id]);
			if (deleted !== undefined) continue;
			await removeRecord(db, userId, collection, id);
			if (collection === 'entry') entryIds.push(id);
		}
		await db.syncStates.put({ ...state, sweep: undefined, sweepFloor: undefined });
		return { entryIds, changed: unseen.length };
	});
}
