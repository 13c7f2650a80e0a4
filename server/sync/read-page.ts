import { and, asc, eq, gt, inArray, lte, sql, type SQL } from 'drizzle-orm';
import { toBase64 } from '#lib/domain/sealing/base64.ts';
import { entryMetaSchema, keyOf, type FieldWrite } from '#lib/domain/sync/sync-record.ts';
import type { LoggedRecord, LogPage, PageRequest } from '#lib/ports/sync-log-store.ts';
import type { Database } from '#server/storage/database.ts';
import { syncFields, syncRecords } from '#server/storage/schema/sync-tables.ts';

type RecordRow = typeof syncRecords.$inferSelect;

/** Records in the order of their newest changes, as many as fit, and one at least. */
export async function readPage(
	db: Database,
	userId: string,
	request: PageRequest,
	head: number
): Promise<LogPage> {
	const rows = await db
		.select()
		.from(syncRecords)
		.where(and(eq(syncRecords.userId, userId), gt(syncRecords.seq, request.after)))
		.orderBy(asc(syncRecords.seq))
		.limit(request.maxRecords);
	const isLast = rows.length < request.maxRecords;
	if (rows.length === 0) return { records: [], through: head };
	const wanted = wantedFields(userId, rows, request);
	const shown = cut(rows, await sizes(db, wanted), request.maxBytes);
	const through = isLast && shown.length === rows.length ? head : (shown.at(-1)?.seq ?? head);
	const fields = await readFields(db, and(wanted, lte(syncFields.seq, through)));
	return {
		through,
		records: shown.flatMap((row): LoggedRecord[] => {
			const own = fields.get(keyOf(row)) ?? {};
			if (row.deleted !== null)
				return isFrom(row.deleted, request) ? [] : [buried(row, row.deleted)];
			return Object.keys(own).length === 0 ? [] : [toRecord(row, own)];
		})
	};
}

function wantedFields(userId: string, rows: readonly RecordRow[], request: PageRequest) {
	const { since, notFrom } = request;
	const ids = rows.map(({ id }) => id);
	return and(
		eq(syncFields.userId, userId),
		inArray(syncFields.id, ids),
		gt(syncFields.seq, since),
		notFrom === undefined ? undefined : sql`${syncFields.stamp} not like ${`%-${notFrom}`}`
	);
}

async function sizes(db: Database, wanted: SQL | undefined): Promise<ReadonlyMap<string, number>> {
	const { collection, id, value } = syncFields;
	const rows = await db
		.select({ collection, id, bytes: sql<number>`sum(octet_length(${value}))::int` })
		.from(syncFields)
		.where(wanted)
		.groupBy(collection, id);
	return new Map(rows.map((row) => [`${row.collection}/${row.id}`, row.bytes]));
}

function cut(
	rows: readonly RecordRow[],
	bytes: ReadonlyMap<string, number>,
	maxBytes: number
): readonly RecordRow[] {
	let total = 0;
	const end = rows.findIndex((row, at) => {
		total += bytes.get(keyOf(row)) ?? 0;
		return at > 0 && total > maxBytes;
	});
	return end === -1 ? rows : rows.slice(0, end);
}

async function readFields(db: Database, wanted: SQL | undefined) {
	const byRecord = new Map<string, Record<string, FieldWrite>>();
	for (const row of await db.select().from(syncFields).where(wanted)) {
		const key = `${row.collection}/${row.id}`;
		const write = { stamp: row.stamp, value: toBase64(row.value) };
		byRecord.set(key, { ...byRecord.get(key), [row.name]: write });
	}
	return byRecord;
}

function isFrom(stamp: string, { notFrom }: PageRequest): boolean {
	return notFrom !== undefined && stamp.endsWith(`-${notFrom}`);
}

function buried({ collection, id, seq }: RecordRow, deleted: string): LoggedRecord {
	return { collection, id, seq, fields: {}, deleted };
}

function toRecord(row: RecordRow, fields: Readonly<Record<string, FieldWrite>>): LoggedRecord {
	const { collection, id, seq, tool, atMs, durationMs, inputSize, model } = row;
	const meta = entryMetaSchema.safeParse({ tool, at: atMs, durationMs, inputSize, model });
	return {
		collection,
		id,
		seq,
		fields: { ...fields },
		...(meta.success ? { meta: meta.data } : {})
	};
}
