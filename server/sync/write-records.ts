import { and, eq, inArray, sql } from 'drizzle-orm';
import { fromBase64 } from '#lib/domain/sealing/base64.ts';
import type { LoggedRecord } from '#lib/ports/sync-log-store.ts';
import type { Database } from '#server/storage/database.ts';
import { syncFields, syncRecords } from '#server/storage/schema/sync-tables.ts';

/** Records first, then their fields; a tombstone takes its record's fields and facts away. */
export async function writeRecords(
	db: Database,
	userId: string,
	records: readonly LoggedRecord[],
	writtenAt: Date
): Promise<void> {
	if (records.length === 0) return;
	for (const collection of ['entry', 'api-key', 'settings'] as const) {
		const ids = records
			.filter((record) => record.collection === collection && record.deleted !== undefined)
			.map(({ id }) => id);
		if (ids.length === 0) continue;
		await db
			.delete(syncRecords)
			.where(
				and(
					eq(syncRecords.userId, userId),
					eq(syncRecords.collection, collection),
					inArray(syncRecords.id, ids)
				)
			);
	}
	await db
		.insert(syncRecords)
		.values(records.map((record) => ({ ...toRow(record), userId, writtenAt })))
		.onConflictDoUpdate({
			target: [syncRecords.userId, syncRecords.collection, syncRecords.id],
			set: {
				seq: sql`excluded.seq`,
				writtenAt,
				// Facts are told once; what is known stays.
				...kept('tool', 'at_ms', 'duration_ms', 'input_size', 'model')
			}
		});
	const fields = records.flatMap(({ collection, id, seq, fields: written }) =>
		Object.entries(written).map(([name, { stamp, value }]) => ({
			...{ userId, collection, id, name, stamp, seq },
			value: bytesOf(value)
		}))
	);
	if (fields.length === 0) return;
	await db
		.insert(syncFields)
		.values(fields)
		.onConflictDoUpdate({
			target: [syncFields.userId, syncFields.collection, syncFields.id, syncFields.name],
			set: { stamp: sql`excluded.stamp`, seq: sql`excluded.seq`, value: sql`excluded.value` }
		});
}

function toRow({ collection, id, seq, deleted, meta }: LoggedRecord) {
	return {
		...{ collection, id, seq },
		deleted: deleted ?? null,
		tool: meta?.tool ?? null,
		atMs: meta?.at ?? null,
		durationMs: meta?.durationMs ?? null,
		inputSize: meta?.inputSize ?? null,
		model: meta?.model ?? null
	};
}

const PROPERTIES = {
	tool: 'tool',
	at_ms: 'atMs',
	duration_ms: 'durationMs',
	input_size: 'inputSize',
	model: 'model'
} as const;

function kept(...columns: readonly (keyof typeof PROPERTIES)[]) {
	return Object.fromEntries(
		columns.map((column) => [
			PROPERTIES[column],
			sql`coalesce(sync_records.${sql.identifier(column)}, excluded.${sql.identifier(column)})`
		])
	);
}

function bytesOf(value: string): Uint8Array {
	const bytes = fromBase64(value);
	if (!bytes) throw new TypeError('a value is not Base64');
	return bytes;
}
