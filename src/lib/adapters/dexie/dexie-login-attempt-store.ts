import { loginAttemptsSchema } from '#lib/domain/accounts/login-delay.ts';
import type { LoginAttemptStore } from '#lib/ports/login-attempt-store.ts';
import { attempt, readRow } from './attempt.ts';
import type { StudioDatabase } from './studio-database.ts';

export class DexieLoginAttemptStore implements LoginAttemptStore {
	constructor(private readonly db: StudioDatabase) {}

	update(key: string, change: Parameters<LoginAttemptStore['update']>[1]) {
		return attempt(() =>
			this.db.transaction('rw', this.db.attempts, async () => {
				const row = await this.db.attempts.get(key);
				const changed = change(row && readRow(loginAttemptsSchema, row));
				if (changed) await this.db.attempts.put(changed);
				else await this.db.attempts.delete(key);
				return changed;
			})
		);
	}

	forget(before: number) {
		return attempt(async () => {
			await this.db.attempts.where('lastAt').below(before).delete();
		});
	}
}
