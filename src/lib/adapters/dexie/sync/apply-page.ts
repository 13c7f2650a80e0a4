import { readRow } from '#lib/adapters/dexie/attempt.ts';
import type { StudioDatabase } from '#lib/adapters/dexie/studio-database.ts';
import {
	answered,
	observeAll,
	replicaStateSchema,
	takeIn,
	type ReplicaRecord,
	type TakenIn
} from '#lib/domain/sync/replica-rows.ts';
import type { PullAnswer } from '#lib/domain/sync/sync-calls.ts';
import { keyOf } from '#lib/domain/sync/sync-record.ts';
import type { Sealer } from '#lib/ports/key-vault.ts';
import { openNews, type News } from './open-news.ts';
import { readRecords, readWaiting, waitingOf } from './note-changes.ts';
import { writeNews } from './write-news.ts';

/** Times that a page is opened again because its records were changed here meanwhile. */
const ATTEMPTS = 10;

/** Ids of entries that look different now, and the number of all records that do. */
export interface PageApplied {
	readonly entryIds: readonly string[];
	readonly changed: number;
}

/** Takes a page in and moves the position behind it in one transaction; sealing cannot be done within it. */
export async function applyPage(
	db: StudioDatabase,
	sealer: Sealer,
	answer: PullAnswer,
	now: () => number
): Promise<PageApplied> {
	for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
		const plan = await planPage(db, sealer, answer);
		const news = await openNews(db, sealer, answer.records, plan.taken);
		const applied = await writePage(db, sealer.userId, answer, plan, news, now());
		if (applied) return applied;
	}
	throw new Error('others change these records all the time');
}

interface Plan {
	/** What was known of each record when it was decided about. */
	readonly before: ReadonlyMap<string, ReplicaRecord>;
	readonly taken: ReadonlyMap<string, TakenIn>;
}

function planPage(db: StudioDatabase, sealer: Sealer, answer: PullAnswer): Promise<Plan> {
	const { userId } = sealer;
	return db.transaction('r', db.syncTables, async () => {
		const { sweep } = readRow(replicaStateSchema, await db.syncStates.get(userId));
		const before = await readRecords(db, userId, answer.records);
		const waiting = await readWaiting(db, userId, answer.records);
		const taken = answer.records.map((pulled) => {
			const key = keyOf(pulled);
			const isWaiting = (waiting.get(key) ?? []).some(({ n }) => n > answer.acknowledged);
			return [key, takeIn(before.get(key), pulled, isWaiting, sweep)] as const;
		});
		return { before, taken: new Map(taken) };
	});
}

/** Nothing where a record was changed since it was decided about. */
function writePage(
	db: StudioDatabase,
	userId: string,
	answer: PullAnswer,
	{ before, taken }: Plan,
	news: readonly News[],
	now: number
): Promise<PageApplied | undefined> {
	const tables = [...db.syncTables, db.entries, db.contents, db.deletions, db.apiKeys, db.accounts];
	return db.transaction('rw', tables, async () => {
		const current = await readRecords(db, userId, answer.records);
		if (JSON.stringify([...current]) !== JSON.stringify([...before])) return undefined;
		const entryIds = await writeNews(db, userId, news, now);
		await db.replicas.bulkPut([...taken.values()].map(({ record }) => ({ ...record, userId })));
		await waitingOf(db, userId, answer.acknowledged)
			.filter(({ isParked }) => isParked !== true)
			.delete();
		const stored = readRow(replicaStateSchema, await db.syncStates.get(userId));
		const seen = observeAll(stored, answer.records, answer.now);
		const state = answered(seen, answer.acknowledged, answer.now, now);
		await db.syncStates.put({
			...state,
			cursor: answer.cursor,
			since: answer.isComplete ? answer.cursor : state.since,
			epoch: answer.epoch,
			...(state.sweep === undefined ? {} : { sweepFloor: answer.floor })
		});
		return { entryIds, changed: news.length };
	});
}
