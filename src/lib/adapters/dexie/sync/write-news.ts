import { readRow } from '#lib/adapters/dexie/attempt.ts';
import type { StudioDatabase } from '#lib/adapters/dexie/studio-database.ts';
import { accountSchema, nextUpdate } from '#lib/domain/accounts/account.ts';
import type { RecordState } from '#lib/domain/sync/sync-record.ts';
import type { News } from './open-news.ts';

/** Writes what came from other devices, within the caller's transaction; nothing of it goes into the outbox. */
export async function writeNews(
	db: StudioDatabase,
	userId: string,
	news: readonly News[],
	now: number
): Promise<readonly string[]> {
	const entryIds: string[] = [];
	for (const one of news) {
		switch (one.kind) {
			case 'entry':
				await writeEntry(db, one.entry, now);
				entryIds.push(one.entry.facts.id);
				break;
			case 'api-key':
				await writeKey(db, userId, one);
				break;
			case 'settings':
				await writeSettings(db, userId, one.settings, now);
				break;
			case 'gone':
				await removeRecord(db, userId, one.collection, one.id);
				if (one.collection === 'entry') entryIds.push(one.id);
		}
	}
	return entryIds;
}

/** Takes a record of this user off this device. Settings never go. */
export async function removeRecord(
	db: StudioDatabase,
	userId: string,
	collection: RecordState['collection'],
	id: string
): Promise<void> {
	if (collection === 'entry' && (await db.entries.get(id))?.userId === userId) {
		await db.entries.delete(id);
		await db.contents.delete(id);
	}
	if (collection === 'api-key' && (await db.apiKeys.get(id))?.userId === userId) {
		await db.apiKeys.delete(id);
	}
}

async function writeEntry(
	db: StudioDatabase,
	{ facts, content }: Extract<News, { kind: 'entry' }>['entry'],
	now: number
): Promise<void> {
	const { id, userId } = facts;
	const before = await db.entries.get(id);
	const updatedAt = before ? Math.max(now, before.updatedAt + 1) : facts.updatedAt;
	await db.entries.put({ ...facts, updatedAt, order: -facts.at });
	if (content) await db.contents.put({ id, userId, content });
}

async function writeKey(
	db: StudioDatabase,
	userId: string,
	{ id, opened: { key, revoked } }: Extract<News, { kind: 'api-key' }>
): Promise<void> {
	const before = await db.apiKeys.get(id);
	if (before && before.userId !== userId) return;
	const base = key ? { ...before, ...key, userId } : before;
	if (!base) return;
	const kept = revoked
		? {
				...base,
				...(revoked.revokedAt === undefined ? {} : { revokedAt: revoked.revokedAt }),
				...(revoked.revokedFor === undefined ? {} : { revokedFor: revoked.revokedFor })
			}
		: base;
	await db.apiKeys.put(kept);
}

async function writeSettings(
	db: StudioDatabase,
	userId: string,
	settings: Extract<News, { kind: 'settings' }>['settings'],
	now: number
): Promise<void> {
	const row = await db.accounts.get(userId);
	if (!row) return;
	const account = readRow(accountSchema, row);
	const { user } = account;
	const changed = { ...user, settings: { ...user.settings, ...settings } };
	await db.accounts.put({ ...account, user: { ...changed, updatedAt: nextUpdate(user, now) } });
}
