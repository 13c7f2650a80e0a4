import { inArray } from 'drizzle-orm';
import type { User } from '#lib/domain/accounts/account.ts';
import { err, ok, type Result } from '#lib/domain/result.ts';
import type { StoreError } from '#lib/ports/store-error.ts';
import { attempt } from '#server/storage/attempt.ts';
import type { Database } from '#server/storage/database.ts';
import { Grouped } from '#server/storage/grouped.ts';
import { users } from '#server/storage/schema/people-tables.ts';
import { userFromRow } from './user-row.ts';

/** Users by id, as `APIKeyManager` asks for them. */
export class SqlUserReader {
	readonly #byId = new Grouped((ids: readonly string[]) => this.#byIds(ids));

	constructor(private readonly db: Database) {}

	async getUser(id: string): Promise<Result<User, StoreError | { readonly kind: 'unknown-user' }>> {
		const found = await this.#byId.ask(id);
		if (!found.ok) return found;
		return found.value ? ok(found.value) : err({ kind: 'unknown-user' });
	}

	#byIds(ids: readonly string[]) {
		return attempt(async () => {
			const wanted = inArray(users.id, [...new Set(ids)]);
			const rows = await this.db.select().from(users).where(wanted);
			const found = new Map(rows.map((row) => [row.id, userFromRow(row)]));
			return (id: string) => found.get(id);
		});
	}
}
