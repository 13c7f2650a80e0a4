import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { err, ok, type Result } from '#lib/domain/result.ts';
import type { LogHead, SyncLogStore, UserLog } from '#lib/ports/sync-log-store.ts';
import type { StoreError } from '#lib/ports/store-error.ts';
import { attempt } from '#server/storage/attempt.ts';
import type { Database } from '#server/storage/database.ts';
import { syncLogs } from '#server/storage/schema/sync-tables.ts';
import { SqlUserLog } from './sql-user-log.ts';

/** Carries a refusal out of a transaction that is to leave nothing behind. */
class Refused extends Error {
	constructor(readonly reason: unknown) {
		super('refused');
	}
}

/** Every step locks its user's row of `sync_logs`: numbers are given in the order in which they are committed. */
export class SqlSyncLogStore implements SyncLogStore {
	constructor(private readonly db: Database) {}

	async step<T, E>(
		userId: string,
		work: (log: UserLog) => Promise<Result<T, E>>
	): Promise<Result<T, E | StoreError>> {
		const outcome: { refusal?: E } = {};
		const done = await attempt(async () => {
			try {
				return ok(
					await this.db.transaction(async (step) => {
						const answer = await work(new SqlUserLog(step, userId, await lockHead(step, userId)));
						if (answer.ok) return answer.value;
						outcome.refusal = answer.error;
						throw new Refused(answer.error);
					})
				);
			} catch (error) {
				if (error instanceof Refused) return undefined;
				throw error;
			}
		});
		if (!done.ok) return done;
		if (done.value) return done.value;
		return outcome.refusal === undefined
			? err({ kind: 'store-unavailable', detail: 'a step had no end' })
			: err(outcome.refusal);
	}
}

async function lockHead(db: Database, userId: string): Promise<LogHead> {
	await db
		.insert(syncLogs)
		.values({ userId, epoch: randomUUID(), compactedAt: new Date() })
		.onConflictDoNothing();
	const [row] = await db.select().from(syncLogs).where(eq(syncLogs.userId, userId)).for('update');
	if (!row) throw new Error('a log was made and is not there');
	const { epoch, head, floor, bytes, compactedAt } = row;
	return { epoch, head, floor, bytes, compactedAt: compactedAt.getTime() };
}
