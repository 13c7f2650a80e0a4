import { and, eq, inArray, isNotNull, lt, sql } from 'drizzle-orm';
import { keyOf, type RecordKey } from '#lib/domain/sync/sync-record.ts';
import type {
	KnownRecord,
	LogClient,
	LogHead,
	LoggedRecord,
	PageRequest,
	UserLog
} from '#lib/ports/sync-log-store.ts';
import type { Database } from '#server/storage/database.ts';
import {
	syncClients,
	syncFields,
	syncLogs,
	syncRecords
} from '#server/storage/schema/sync-tables.ts';
import { readPage } from './read-page.ts';
import { writeRecords } from './write-records.ts';

/** One user's rows within one transaction; every query names the user. */
export class SqlUserLog implements UserLog {
	constructor(
		private readonly db: Database,
		private readonly userId: string,
		readonly head: LogHead
	) {}

	async client(id: string): Promise<LogClient | undefined> {
		const [row] = await this.db.select().from(syncClients).where(eq(syncClients.id, id));
		return row && { id: row.id, userId: row.userId, lastChange: row.lastChange };
	}

	async saveClient({ id, userId, lastChange }: LogClient, now: number): Promise<void> {
		const row = { lastChange, lastSeenAt: new Date(now) };
		await this.db
			.insert(syncClients)
			.values({ id, userId, ...row })
			.onConflictDoUpdate({
				target: syncClients.id,
				set: row,
				setWhere: eq(syncClients.userId, userId)
			});
	}

	async known(keys: readonly RecordKey[]): Promise<ReadonlyMap<string, KnownRecord>> {
		const ids = [...new Set(keys.map(({ id }) => id))];
		if (ids.length === 0) return new Map();
		const records = await this.db
			.select({
				collection: syncRecords.collection,
				id: syncRecords.id,
				deleted: syncRecords.deleted
			})
			.from(syncRecords)
			.where(and(eq(syncRecords.userId, this.userId), inArray(syncRecords.id, ids)));
		const fields = await this.db
			.select({
				collection: syncFields.collection,
				id: syncFields.id,
				name: syncFields.name,
				stamp: syncFields.stamp,
				bytes: sql<number>`octet_length(${syncFields.value})`
			})
			.from(syncFields)
			.where(and(eq(syncFields.userId, this.userId), inArray(syncFields.id, ids)));
		const byKey = new Map<string, Map<string, { stamp: string; bytes: number }>>();
		for (const { collection, id, name, stamp, bytes } of fields) {
			const key = `${collection}/${id}`;
			const known = byKey.get(key) ?? new Map<string, { stamp: string; bytes: number }>();
			byKey.set(key, known.set(name, { stamp, bytes }));
		}
		return new Map(
			records.map((record) => [
				keyOf(record),
				{ isDeleted: record.deleted !== null, fields: byKey.get(keyOf(record)) ?? new Map() }
			])
		);
	}

	write(records: readonly LoggedRecord[], now: number): Promise<void> {
		return writeRecords(this.db, this.userId, records, new Date(now));
	}

	async saveHead({ head, floor, bytes, compactedAt }: LogHead): Promise<void> {
		await this.db
			.update(syncLogs)
			.set({ head, floor, bytes, compactedAt: new Date(compactedAt) })
			.where(eq(syncLogs.userId, this.userId));
	}

	page(request: PageRequest) {
		return readPage(this.db, this.userId, request, this.head.head);
	}

	async dropTombstones(before: number): Promise<number> {
		const dropped = await this.db
			.delete(syncRecords)
			.where(
				and(
					eq(syncRecords.userId, this.userId),
					isNotNull(syncRecords.deleted),
					lt(syncRecords.writtenAt, new Date(before))
				)
			)
			.returning({ seq: syncRecords.seq });
		return dropped.reduce((highest, { seq }) => Math.max(highest, seq), 0);
	}
}
