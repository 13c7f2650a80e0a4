import { readRow } from '#lib/adapters/dexie/attempt.ts';
import type { StudioDatabase } from '#lib/adapters/dexie/studio-database.ts';
import { accountSchema } from '#lib/domain/accounts/account.ts';
import { apiKeySchema, type ApiKey } from '#lib/domain/api-keys/api-key.ts';
import { entryFactsSchema, type EntryFacts } from '#lib/domain/history/history-entry.ts';
import { openItem } from '#lib/domain/history/seal-entry.ts';
import { ENTRY_FIELDS, metaOf, sealEntryField } from '#lib/domain/sync/entry-fields.ts';
import { KEY_FIELDS, sealKeyField } from '#lib/domain/sync/key-fields.ts';
import {
	outboxRowSchema,
	replicaRecordSchema,
	type OutboxRow,
	type ReplicaRecord
} from '#lib/domain/sync/replica-rows.ts';
import { sealSetting } from '#lib/domain/sync/setting-fields.ts';
import {
	MAX_VALUE_BYTES,
	PAGE_BYTES,
	type EntryMeta,
	type FieldWrite,
	type SyncChange
} from '#lib/domain/sync/sync-record.ts';
import type { Sealer } from '#lib/ports/key-vault.ts';
import { waitingOf } from './note-changes.ts';

/** Changes read at once. */
const BATCH_ROWS = 100;

interface Values {
	readonly facts?: EntryFacts;
	readonly content?: Uint8Array<ArrayBuffer>;
	readonly key?: ApiKey;
	readonly settings?: Readonly<Record<string, unknown>>;
}

interface Waiting {
	readonly row: OutboxRow;
	readonly record: ReplicaRecord | undefined;
	readonly values: Values;
}

/** The oldest unconfirmed changes with what is to be sent, marked as sent: from here on their numbers are fixed. */
export function takeBatch(db: StudioDatabase, userId: string): Promise<readonly Waiting[]> {
	const tables = [db.outbox, db.replicas, db.entries, db.contents, db.apiKeys, db.accounts];
	return db.transaction('rw', tables, async () => {
		const stored = await waitingOf(db, userId)
			.filter(({ isParked }) => isParked !== true)
			.limit(BATCH_ROWS)
			.toArray();
		const batch: Waiting[] = [];
		let bytes = 0;
		for (const kept of stored) {
			const row = readRow(outboxRowSchema, kept);
			const values = await readValues(db, userId, row);
			const size = values.content?.length ?? 0;
			if (size > MAX_VALUE_BYTES) {
				await db.outbox.put({ ...kept, isParked: true });
				continue;
			}
			bytes += size;
			if (batch.length > 0 && bytes > PAGE_BYTES) break;
			await db.outbox.put({ ...kept, isSent: true });
			const found = await db.replicas.get([userId, row.collection, row.id]);
			batch.push({ row, values, record: found && readRow(replicaRecordSchema, found) });
		}
		return batch;
	});
}

async function readValues(db: StudioDatabase, userId: string, row: OutboxRow): Promise<Values> {
	const { collection, id, fields } = row;
	if (row.isDeleted) return {};
	switch (collection) {
		case 'entry': {
			const facts = await db.entries.get(id);
			if (facts?.userId !== userId) return {};
			const content = fields.includes('content') ? await db.contents.get(id) : undefined;
			return {
				facts: readRow(entryFactsSchema, facts),
				...(content ? { content: content.content } : {})
			};
		}
		case 'api-key': {
			const key = await db.apiKeys.get(id);
			return key?.userId === userId ? { key: readRow(apiKeySchema, key) } : {};
		}
		case 'settings': {
			const account = await db.accounts.get(userId);
			return account ? { settings: readRow(accountSchema, account).user.settings } : {};
		}
	}
}

/** Seals what a change tells. What is gone meanwhile tells nothing: a later change says that it went. */
export async function sealChange(
	sealer: Sealer,
	{ row, record, values }: Waiting
): Promise<SyncChange> {
	const { n, collection, id, isNew, isDeleted } = row;
	const base = { n, collection, id, fields: {} };
	if (isDeleted) {
		return { ...base, isNew, ...(record?.deleted ? { deleted: record.deleted } : {}) };
	}
	const sealed = await sealValues(sealer, row, values);
	if (!record || !sealed) return { ...base, isNew: false };
	const fields: Record<string, FieldWrite> = {};
	for (const [name, value] of sealed.fields) {
		const stamp = record.stamps[name];
		if (stamp !== undefined) fields[name] = { stamp, value };
	}
	return { ...base, isNew, fields, ...(isNew && sealed.meta ? { meta: sealed.meta } : {}) };
}

interface SealedValues {
	readonly meta?: EntryMeta;
	readonly fields: readonly (readonly [string, string])[];
}

async function sealValues(
	sealer: Sealer,
	{ fields }: OutboxRow,
	{ facts, content, key, settings }: Values
): Promise<SealedValues | undefined> {
	if (facts) {
		const { notes } = await openItem(sealer, facts);
		const entry = { facts, notes, content: content ?? new Uint8Array(0) };
		const names = ENTRY_FIELDS.filter((name) => fields.includes(name));
		const seal = async (name: (typeof names)[number]) =>
			[name, await sealEntryField(sealer, name, entry)] as const;
		return { meta: metaOf(facts), fields: await Promise.all(names.map(seal)) };
	}
	if (key) {
		const names = KEY_FIELDS.filter((name) => fields.includes(name));
		const seal = async (name: (typeof names)[number]) =>
			[name, await sealKeyField(sealer, name, key)] as const;
		return { fields: await Promise.all(names.map(seal)) };
	}
	if (settings) {
		const seal = async (name: string) =>
			[name, await sealSetting(sealer, name, settings[name] ?? null)] as const;
		return { fields: await Promise.all(fields.map(seal)) };
	}
	return undefined;
}
