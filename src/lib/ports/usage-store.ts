import type { Result } from '#lib/domain/result.ts';
import type { StoreError } from './store-error.ts';

/** How much of the device a user takes; nothing of what they analysed. */
export interface UserUsage {
	/** Entries in the history. */
	readonly runs: number;
	/** Milliseconds since 1970. */
	readonly lastRunAt?: number;
}

export interface UsageStore {
	ofUser(userId: string): Promise<Result<UserUsage, StoreError>>;
	/** Bytes of a user's sealed history, counted one by one: seconds for 100,000 entries. */
	bytesOf(userId: string): Promise<Result<number, StoreError>>;
}
