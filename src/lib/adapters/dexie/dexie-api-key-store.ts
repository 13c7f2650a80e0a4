import { apiKeySchema, type ApiKey } from '#lib/domain/api-keys/api-key.ts';
import type { ApiKeyStore } from '#lib/ports/api-key-store.ts';
import { attempt, readRow } from './attempt.ts';
import { noteChanges } from './sync/note-changes.ts';
import { noteKeys } from './sync/note-entries.ts';
import type { StudioDatabase } from './studio-database.ts';

type Change = (key: ApiKey) => ApiKey;

export class DexieApiKeyStore implements ApiKeyStore {
	constructor(private readonly db: StudioDatabase) {}

	add(key: ApiKey) {
		return this.#write(async () => {
			await this.db.apiKeys.add(key);
			await noteKeys(this.db, [key], () => true);
		});
	}

	byId(id: string) {
		return attempt(async () => readOne(await this.db.apiKeys.get(id)));
	}

	byHash(hash: string) {
		return attempt(async () => readOne(await this.db.apiKeys.get({ hash })));
	}

	ofUser(userId: string) {
		return attempt(async () => {
			const rows = await this.db.apiKeys.where('userId').equals(userId).toArray();
			return rows.map((row) => readRow(apiKeySchema, row));
		});
	}

	update(id: string, change: Change) {
		return this.#write(() => this.#change(id, change));
	}

	replace(id: string, change: Change, successor: ApiKey) {
		return this.#write(async () => {
			if (!(await this.#change(id, change))) return false;
			await this.db.apiKeys.add(successor);
			await noteKeys(this.db, [successor], () => true);
			return true;
		});
	}

	async #change(id: string, change: Change): Promise<ApiKey | undefined> {
		const key = readOne(await this.db.apiKeys.get(id));
		if (!key) return undefined;
		const changed = change(key);
		await this.db.apiKeys.put(changed);
		if (changed.revokedAt !== key.revokedAt || changed.revokedFor !== key.revokedFor) {
			const revoked = { collection: 'api-key', id, fields: ['revoked'] } as const;
			await noteChanges(this.db, key.userId, [revoked]);
		}
		return changed;
	}

	#write<T>(work: () => Promise<T>) {
		const tables = [this.db.apiKeys, ...this.db.syncTables];
		return attempt(() => this.db.transaction('rw', tables, work));
	}
}

function readOne(row: unknown): ApiKey | undefined {
	return row === undefined ? undefined : readRow(apiKeySchema, row);
}
