import { readRow } from '#lib/adapters/dexie/attempt.ts';
import type { StudioDatabase } from '#lib/adapters/dexie/studio-database.ts';
import { accountSchema } from '#lib/domain/accounts/account.ts';
import { ENTRY_FIELDS } from '#lib/domain/sync/entry-fields.ts';
import { stampAt, tick } from '#lib/domain/sync/hybrid-clock.ts';
import { KEY_FIELDS } from '#lib/domain/sync/key-fields.ts';
import { newReplica } from '#lib/domain/sync/replica-rows.ts';
import { settingNames, SETTINGS_ID } from '#lib/domain/sync/setting-fields.ts';
import { firstStamp } from '#lib/domain/sync/stamp.ts';
import type { RecordKey } from '#lib/domain/sync/sync-record.ts';

interface NewReplica {
	readonly userId: string;
	/** On the server. */
	readonly username: string;
	readonly clientId: string;
	readonly sweep: string;
	/** Milliseconds since 1970. */
	readonly now: number;
}

interface OwnRecord extends RecordKey {
	readonly fields: readonly string[];
	/** Loses to whatever the server has. */
	readonly isFirst?: boolean;
}

/**
 * Joins a user of this device to a server: all that they have here waits to be told, in the transaction that
 * begins to note changes, so nothing falls between. Who has joined before goes on where it was.
 */
export function enrol(db: StudioDatabase, replica: NewReplica): Promise<void> {
	const { userId, username, clientId, sweep, now } = replica;
	const tables = [...db.syncTables, db.serverLinks, db.entries, db.apiKeys, db.accounts];
	return db.transaction('rw', tables, async () => {
		await db.serverLinks.put({ userId, username });
		if (await db.syncStates.get(userId)) return;
		const state = newReplica(userId, clientId, sweep);
		const clock = tick(state.clock, now);
		const own = await ownRecords(db, userId);
		await db.replicas.bulkPut(
			own.map(({ collection, id, fields, isFirst }) => {
				const stamp = isFirst ? firstStamp(clientId) : stampAt(clock, clientId);
				const stamps = Object.fromEntries(fields.map((name) => [name, stamp]));
				return { userId, collection, id, stamps };
			})
		);
		await db.outbox.bulkPut(
			own.map(({ collection, id, fields }, at) => ({
				...{ userId, collection, id, n: at + 1, fields: [...fields] },
				...{ isNew: true, isDeleted: false, isSent: false }
			}))
		);
		await db.syncStates.put({ ...state, clock, lastChange: own.length });
	});
}

async function ownRecords(db: StudioDatabase, userId: string): Promise<readonly OwnRecord[]> {
	const entries = await db.entries.where('userId').equals(userId).primaryKeys();
	const keys = await db.apiKeys.where('userId').equals(userId).primaryKeys();
	const row = await db.accounts.get(userId);
	const names = row ? settingNames(readRow(accountSchema, row).user.settings) : [];
	return [
		...entries.map((id): OwnRecord => ({ collection: 'entry', id, fields: ENTRY_FIELDS })),
		...keys.map((id): OwnRecord => ({ collection: 'api-key', id, fields: KEY_FIELDS })),
		...(names.length === 0
			? []
			: [{ collection: 'settings', id: SETTINGS_ID, fields: names, isFirst: true } as const])
	];
}
