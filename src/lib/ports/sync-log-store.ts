import type { RecordKey, RecordState } from '#lib/domain/sync/sync-record.ts';
import type { Result } from '#lib/domain/result.ts';
import type { StoreError } from './store-error.ts';

/** Where one user's log stands. */
export interface LogHead {
	/** Changes of this log since another one took its place, as after a restore from a backup. */
	readonly epoch: string;
	/** Number of the newest change. */
	readonly head: number;
	/** Tombstones up to this number may have been dropped. */
	readonly floor: number;
	/** Sealed bytes that are kept. */
	readonly bytes: number;
	/** When tombstones were last dropped, in milliseconds since 1970. */
	readonly compactedAt: number;
}

/** A replica that has pushed. */
export interface LogClient {
	readonly id: string;
	readonly userId: string;
	/** The last of its changes that took effect. */
	readonly lastChange: number;
}

/** Enough of a record to decide about a change. */
export interface KnownRecord {
	readonly isDeleted: boolean;
	readonly fields: ReadonlyMap<string, { readonly stamp: string; readonly bytes: number }>;
}

/** A record and the number of its newest change. */
export interface LoggedRecord extends RecordState {
	readonly seq: number;
}

export interface PageRequest {
	/** Records whose newest change comes after this number. */
	readonly after: number;
	/** Their fields written after this number. */
	readonly since: number;
	/** Fields that this client wrote are left out. */
	readonly notFrom?: string;
	readonly maxRecords: number;
	readonly maxBytes: number;
}

export interface LogPage {
	readonly records: readonly LoggedRecord[];
	/** Where the next page begins. */
	readonly through: number;
}

/** One user's log within one step. */
export interface UserLog {
	readonly head: LogHead;
	/** Of whatever user. */
	client(id: string): Promise<LogClient | undefined>;
	saveClient(client: LogClient, now: number): Promise<void>;
	/** By `keyOf`. */
	known(keys: readonly RecordKey[]): Promise<ReadonlyMap<string, KnownRecord>>;
	/** Adds the fields to their records, or puts a tombstone in a record's place. */
	write(records: readonly LoggedRecord[], now: number): Promise<void>;
	saveHead(head: LogHead): Promise<void>;
	page(request: PageRequest): Promise<LogPage>;
	/** Drops tombstones from before that time; answers the highest number among them, 0 for none. */
	dropTombstones(before: number): Promise<number>;
}

export interface SyncLogStore {
	/**
	 * Steps of one user run one after the other, each in a transaction of its own; one that is refused or
	 * fails leaves nothing behind.
	 */
	step<T, E>(
		userId: string,
		work: (log: UserLog) => Promise<Result<T, E>>
	): Promise<Result<T, E | StoreError>>;
}
