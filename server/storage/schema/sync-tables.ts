import {
	bigint,
	customType,
	doublePrecision,
	foreignKey,
	index,
	pgTable,
	primaryKey,
	text,
	uniqueIndex
} from 'drizzle-orm/pg-core';
import { sql } from 'drizzle-orm';
import { moment, users } from './people-tables.ts';

const bytes = customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => 'bytea' });

function ofUser() {
	return text('user_id')
		.notNull()
		.references(() => users.id, { onDelete: 'cascade' });
}

/** Where each user's log stands; its row is locked by every step, so steps of one user never mix. */
export const syncLogs = pgTable('sync_logs', {
	userId: text('user_id')
		.primaryKey()
		.references(() => users.id, { onDelete: 'cascade' }),
	epoch: text('epoch').notNull(),
	head: bigint('head', { mode: 'number' }).notNull().default(0),
	floor: bigint('floor', { mode: 'number' }).notNull().default(0),
	bytes: bigint('bytes', { mode: 'number' }).notNull().default(0),
	compactedAt: moment('compacted_at').notNull()
});

/** Replicas that have pushed, and the last change of each that took effect. Never dropped while the user is here. */
export const syncClients = pgTable(
	'sync_clients',
	{
		id: text('id').primaryKey(),
		userId: ofUser(),
		lastChange: bigint('last_change', { mode: 'number' }).notNull(),
		lastSeenAt: moment('last_seen_at').notNull()
	},
	(table) => [index('sync_clients_of_user').on(table.userId)]
);

/** The five readable facts of an entry stand here; all else is sealed, in `sync_fields`. */
export const syncRecords = pgTable(
	'sync_records',
	{
		userId: ofUser(),
		collection: text('collection', { enum: ['entry', 'api-key', 'settings'] }).notNull(),
		id: text('id').notNull(),
		/** Of the newest change. */
		seq: bigint('seq', { mode: 'number' }).notNull(),
		/** Stamp of a tombstone. */
		deleted: text('deleted'),
		writtenAt: moment('written_at').notNull(),
		tool: text('tool'),
		atMs: bigint('at_ms', { mode: 'number' }),
		durationMs: doublePrecision('duration_ms'),
		inputSize: bigint('input_size', { mode: 'number' }),
		model: text('model')
	},
	(table) => [
		primaryKey({ columns: [table.userId, table.collection, table.id] }),
		uniqueIndex('sync_records_in_order').on(table.userId, table.seq),
		index('sync_tombstones')
			.on(table.userId, table.writtenAt)
			.where(sql`deleted is not null`)
	]
);

export const syncFields = pgTable(
	'sync_fields',
	{
		userId: text('user_id').notNull(),
		collection: text('collection').notNull(),
		id: text('id').notNull(),
		name: text('name').notNull(),
		stamp: text('stamp').notNull(),
		seq: bigint('seq', { mode: 'number' }).notNull(),
		/** Sealed on the device; the server has no key. */
		value: bytes('value').notNull()
	},
	(table) => [
		primaryKey({ columns: [table.userId, table.collection, table.id, table.name] }),
		foreignKey({
			columns: [table.userId, table.collection, table.id],
			foreignColumns: [syncRecords.userId, syncRecords.collection, syncRecords.id]
		}).onDelete('cascade')
	]
);
