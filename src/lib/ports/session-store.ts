import type { Result } from '#lib/domain/result.ts';
import type { StoreError } from './store-error.ts';

export interface StoredSession {
	readonly userId: string;
	/** Of the open sealer: a key that cannot be exported, as it is. */
	readonly handle: unknown;
	/** Milliseconds since 1970. */
	readonly lastActiveAt: number;
	/** Milliseconds without activity after which it ends. */
	readonly idleMs: number;
	/** Goes on after the browser was closed. */
	readonly isKept: boolean;
	/** The life of the tab that began it; a reload does not end that. */
	readonly visitId: string;
}

/** The one session of this device. */
export interface SessionStore {
	read(): Promise<Result<StoredSession | undefined, StoreError>>;
	/** Nothing ends it. */
	write(session: StoredSession | undefined): Promise<Result<void, StoreError>>;
}
