import { eq, lt, sql } from 'drizzle-orm';
import { loginAttemptsSchema } from '#lib/domain/accounts/login-delay.ts';
import type { LoginAttemptStore } from '#lib/ports/login-attempt-store.ts';
import { attempt } from '#server/storage/attempt.ts';
import type { Database } from '#server/storage/database.ts';
import { loginAttempts } from '#server/storage/schema/sign-in-tables.ts';

/** One transaction a step, with a lock on the name: many attempts at once gain nothing. */
export class SqlLoginAttemptStore implements LoginAttemptStore {
	constructor(private readonly db: Database) {}

	update(key: string, change: Parameters<LoginAttemptStore['update']>[1]) {
		return attempt(() =>
			this.db.transaction(async (step) => {
				await step.execute(sql`select pg_advisory_xact_lock(hashtextextended(${key}, 2))`);
				const byKey = eq(loginAttempts.key, key);
				const [row] = await step.select().from(loginAttempts).where(byKey);
				const changed = change(row && loginAttemptsSchema.parse(row));
				await step.delete(loginAttempts).where(byKey);
				if (changed) await step.insert(loginAttempts).values(changed);
				return changed;
			})
		);
	}

	forget(before: number) {
		return attempt(async () => {
			await this.db.delete(loginAttempts).where(lt(loginAttempts.lastAt, before));
		});
	}
}
