import type { ApiKey } from '#lib/domain/api-keys/api-key.ts';
import type { Result } from '#lib/domain/result.ts';
import type { StoreError } from './store-error.ts';

export interface ApiKeyStore {
	add(key: ApiKey): Promise<Result<void, StoreError>>;
	byId(id: string): Promise<Result<ApiKey | undefined, StoreError>>;
	byHash(hash: string): Promise<Result<ApiKey | undefined, StoreError>>;
	ofUser(userId: string): Promise<Result<readonly ApiKey[], StoreError>>;
	/** Atomic; answers what is stored afterwards, or nothing if there is no such key. */
	update(
		id: string,
		change: (key: ApiKey) => ApiKey
	): Promise<Result<ApiKey | undefined, StoreError>>;
	/** Changes the old key and adds the new one, both or neither. False if there is no such key. */
	replace(
		id: string,
		change: (key: ApiKey) => ApiKey,
		successor: ApiKey
	): Promise<Result<boolean, StoreError>>;
}
