import { and, eq, gte, sql } from 'drizzle-orm';
import type { UsageRow, UsageSink } from '#server/api/usage-counter.ts';
import { attempt } from '#server/storage/attempt.ts';
import type { Database } from '#server/storage/database.ts';
import { apiUsage } from '#server/storage/schema/api-tables.ts';

/** Figures of the API's runs in the database; any number of processes add to the same rows. */
export class SqlUsageStore implements UsageSink {
	constructor(private readonly db: Database) {}

	async add(rows: readonly UsageRow[]): Promise<boolean> {
		const added = await attempt(() =>
			this.db
				.insert(apiUsage)
				.values([...rows])
				.onConflictDoUpdate({
					target: [apiUsage.userId, apiUsage.keyId, apiUsage.tool, apiUsage.day],
					set: {
						requests: sql`${apiUsage.requests} + excluded.requests`,
						inputs: sql`${apiUsage.inputs} + excluded.inputs`,
						cached: sql`${apiUsage.cached} + excluded.cached`,
						failed: sql`${apiUsage.failed} + excluded.failed`,
						durationMs: sql`${apiUsage.durationMs} + excluded.duration_ms`
					}
				})
		);
		return added.ok;
	}

	/** @param since first day, as `2026-11-25` */
	ofUser(userId: string, since: string) {
		return attempt(() =>
			this.db
				.select()
				.from(apiUsage)
				.where(and(eq(apiUsage.userId, userId), gte(apiUsage.day, since)))
				.orderBy(apiUsage.day, apiUsage.tool, apiUsage.keyId)
		);
	}
}
