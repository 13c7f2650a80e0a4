import { Dexie } from 'dexie';
import { readRow } from '#lib/adapters/dexie/attempt.ts';
import type { StudioDatabase, WaitingRow } from '#lib/adapters/dexie/studio-database.ts';
import {
	noteChange,
	outboxRowSchema,
	replicaRecordSchema,
	replicaStateSchema,
	type NotedChange,
	type OutboxRow
} from '#lib/domain/sync/replica-rows.ts';
import { keyOf, type RecordKey } from '#lib/domain/sync/sync-record.ts';

/** Keys looked up at once. */
const CHUNK = 500;

/**
 * Puts changes into the outbox. To be called in the transaction that makes them, which must hold
 * `db.syncTables`. Does nothing for a user who has joined no server.
 */
export async function noteChanges(
	db: StudioDatabase,
	userId: string,
	changes: readonly NotedChange[],
	now = Date.now()
): Promise<void> {
	if (changes.length === 0) return;
	const stored = await db.syncStates.get(userId);
	if (!stored) return;
	let state = readRow(replicaStateSchema, stored);
	for (let from = 0; from < changes.length; from += CHUNK) {
		const some = changes.slice(from, from + CHUNK);
		const records = await readRecords(db, userId, some);
		const waiting = await readWaiting(db, userId, some);
		const rows = new Map<number, WaitingRow>();
		for (const change of some) {
			const key = keyOf(change);
			const known = records.get(key);
			// Brought back from a backup after it was deleted everywhere: it is this device's own.
			if (known?.deleted !== undefined) continue;
			const noted = noteChange(state, known, waiting.get(key) ?? [], change, now);
			({ state } = noted);
			records.set(key, noted.record);
			const others = (waiting.get(key) ?? []).filter(({ n }) => n !== noted.row.n);
			waiting.set(key, [...others, noted.row]);
			rows.set(noted.row.n, { ...noted.row, userId });
		}
		const touched = some.flatMap((change) => records.get(keyOf(change)) ?? []);
		await db.replicas.bulkPut(touched.map((record) => ({ ...record, userId })));
		await db.outbox.bulkPut([...rows.values()]);
	}
	await db.syncStates.put(state);
}

/** By `keyOf`. */
export async function readRecords(db: StudioDatabase, userId: string, keys: readonly RecordKey[]) {
	const rows = await db.replicas.bulkGet(
		keys.map(({ collection, id }): [string, string, string] => [userId, collection, id])
	);
	return new Map(
		rows.flatMap((row) => (row ? [[keyOf(row), readRow(replicaRecordSchema, row)] as const] : []))
	);
}

/** Rows of the outbox by `keyOf`, each list by rising numbers. */
export async function readWaiting(
	db: StudioDatabase,
	userId: string,
	keys: readonly RecordKey[]
): Promise<Map<string, readonly OutboxRow[]>> {
	const rows = await db.outbox
		.where('[userId+collection+id]')
		.anyOf(keys.map(({ collection, id }) => [userId, collection, id]))
		.toArray();
	const byKey = new Map<string, readonly OutboxRow[]>();
	for (const row of rows.sort((a, b) => a.n - b.n)) {
		const key = keyOf(row);
		byKey.set(key, [...(byKey.get(key) ?? []), readRow(outboxRowSchema, row)]);
	}
	return byKey;
}

/** One user's rows of the outbox. */
export function waitingOf(db: StudioDatabase, userId: string, through?: number) {
	return db.outbox
		.where('[userId+n]')
		.between([userId, Dexie.minKey], [userId, through ?? Dexie.maxKey], true, true);
}

/** One user's rows of the replica. */
export function recordsOf(db: StudioDatabase, userId: string) {
	return db.replicas
		.where('[userId+collection+id]')
		.between([userId, Dexie.minKey, Dexie.minKey], [userId, Dexie.maxKey, Dexie.maxKey]);
}
