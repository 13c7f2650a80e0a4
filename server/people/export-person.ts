import { and, asc, eq, gt, inArray, or } from 'drizzle-orm';
import type { User } from '#lib/domain/accounts/account.ts';
import { keyInfoSchema } from '#lib/domain/api-keys/api-key.ts';
import type { APIKeyManager } from '#lib/domain/api-keys/api-key-manager.ts';
import type { Database } from '#server/storage/database.ts';
import { auditEvents } from '#server/storage/schema/admin-tables.ts';
import { apiUsage } from '#server/storage/schema/api-tables.ts';
import { syncFields, syncRecords } from '#server/storage/schema/sync-tables.ts';
import type { Keyrings } from './keyrings.ts';

/** Records that are read and sent at a time. */
const PAGE = 200;

export interface ExportParts {
	readonly db: Database;
	readonly keys: APIKeyManager;
	readonly keyrings: Keyrings;
}

/**
 * All that this server has of a person, a line of JSON for each thing; what is sealed stays sealed and comes as
 * Base64. Nothing of it logs anybody in: password hashes, key hashes and sessions stay here.
 */
export async function* exportPerson(
	{ db, keys, keyrings }: ExportParts,
	user: User
): AsyncGenerator<string> {
	const line = (kind: string, value: object) => `${JSON.stringify({ kind, ...value })}\n`;
	yield line('user', user);
	const keyring = await keyrings.read(user.id);
	if (keyring) yield line('keyring', keyring);
	const listed = await keys.listKeys(user.id);
	if (listed.ok) for (const key of listed.value) yield line('api-key', keyInfoSchema.parse(key));
	const usage = await db.select().from(apiUsage).where(eq(apiUsage.userId, user.id));
	for (const row of usage) yield line('usage', row);
	const concerned = or(eq(auditEvents.actorId, user.id), eq(auditEvents.subjectId, user.id));
	for (const event of await db.select().from(auditEvents).where(concerned)) {
		yield line('event', event);
	}
	let seq = -1;
	for (;;) {
		const next = and(eq(syncRecords.userId, user.id), gt(syncRecords.seq, seq));
		const order = asc(syncRecords.seq);
		const records = await db.select().from(syncRecords).where(next).orderBy(order).limit(PAGE);
		const ids = records.map(({ id }) => id);
		const mine = and(eq(syncFields.userId, user.id), inArray(syncFields.id, ids));
		const fields = await db.select().from(syncFields).where(mine);
		for (const record of records) {
			const own = fields.filter(
				({ id, collection }) => id === record.id && collection === record.collection
			);
			const sealed = own.map(({ name, stamp, value }) => {
				return { name, stamp, value: Buffer.from(value).toString('base64') };
			});
			yield line('record', { ...record, sealed });
		}
		const last = records.at(-1);
		if (!last || records.length < PAGE) return;
		({ seq } = last);
	}
}
