import { eq } from 'drizzle-orm';
import type { User } from '#lib/domain/accounts/account.ts';
import { err, ok, type Result } from '#lib/domain/result.ts';
import type { StoreError } from '#lib/ports/store-error.ts';
import { attempt } from '#server/storage/attempt.ts';
import type { Database } from '#server/storage/database.ts';
import { users } from '#server/storage/schema/people-tables.ts';
import { userFromRow } from './user-row.ts';

/** Users by id, as `APIKeyManager` asks for them. */
export class SqlUserReader {
	constructor(private readonly db: Database) {}

	async getUser(id: string): Promise<Result<User, StoreError | { readonly kind: 'unknown-user' }>> {
		const found = await attempt(async () => {
			const [row] = await this.db.select().from(users).where(eq(users.id, id));
			return row && userFromRow(row);
		});
		if (!found.ok) return found;
		return found.value ? ok(found.value) : err({ kind: 'unknown-user' });
	}
}
