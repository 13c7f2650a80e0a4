import { eq, inArray } from 'drizzle-orm';
import { apiKeySchema, type ApiKey } from '#lib/domain/api-keys/api-key.ts';
import type { ApiKeyStore } from '#lib/ports/api-key-store.ts';
import { attempt } from '#server/storage/attempt.ts';
import type { Database } from '#server/storage/database.ts';
import { Grouped } from '#server/storage/grouped.ts';
import { apiKeys } from '#server/storage/schema/key-tables.ts';

type Change = (key: ApiKey) => ApiKey;

/** Keys in the database; a change locks its row, so two processes never undo each other's. */
export class SqlApiKeyStore implements ApiKeyStore {
	/** Every request with a key asks for it. */
	readonly #byHash = new Grouped((hashes: readonly string[]) => this.#byHashes(hashes));

	constructor(private readonly db: Database) {}

	add(key: ApiKey) {
		return attempt(async () => {
			await this.db.insert(apiKeys).values(toRow(key));
		});
	}

	byId(id: string) {
		return attempt(async () => {
			const [row] = await this.db.select().from(apiKeys).where(eq(apiKeys.id, id));
			return row && fromRow(row);
		});
	}

	byHash(hash: string) {
		return this.#byHash.ask(hash);
	}

	ofUser(userId: string) {
		return attempt(async () => {
			const rows = await this.db.select().from(apiKeys).where(eq(apiKeys.userId, userId));
			return rows.map(fromRow);
		});
	}

	update(id: string, change: Change) {
		return attempt(() => this.db.transaction((step) => changeKey(step, id, change)));
	}

	replace(id: string, change: Change, successor: ApiKey) {
		return attempt(() =>
			this.db.transaction(async (step) => {
				if (!(await changeKey(step, id, change))) return false;
				await step.insert(apiKeys).values(toRow(successor));
				return true;
			})
		);
	}

	#byHashes(hashes: readonly string[]) {
		return attempt(async () => {
			const wanted = inArray(apiKeys.hash, [...new Set(hashes)]);
			const rows = await this.db.select().from(apiKeys).where(wanted);
			const keys = new Map(rows.map((row) => [row.hash, fromRow(row)]));
			return (hash: string) => keys.get(hash);
		});
	}
}

async function changeKey(db: Database, id: string, change: Change): Promise<ApiKey | undefined> {
	const [row] = await db.select().from(apiKeys).where(eq(apiKeys.id, id)).for('update');
	if (!row) return undefined;
	const changed = change(fromRow(row));
	await db.update(apiKeys).set(toRow(changed)).where(eq(apiKeys.id, id));
	return changed;
}

function toRow(key: ApiKey): typeof apiKeys.$inferInsert {
	return {
		...key,
		createdAt: new Date(key.createdAt),
		expiresAt: dateOf(key.expiresAt),
		lastUsedAt: dateOf(key.lastUsedAt),
		revokedAt: dateOf(key.revokedAt),
		revokedFor: key.revokedFor ?? null
	};
}

function fromRow(row: typeof apiKeys.$inferSelect): ApiKey {
	return apiKeySchema.parse({
		...row,
		createdAt: row.createdAt.getTime(),
		expiresAt: row.expiresAt?.getTime(),
		lastUsedAt: row.lastUsedAt?.getTime(),
		revokedAt: row.revokedAt?.getTime(),
		revokedFor: row.revokedFor ?? undefined
	});
}

function dateOf(time: number | undefined): Date | null {
	return time === undefined ? null : new Date(time);
}
