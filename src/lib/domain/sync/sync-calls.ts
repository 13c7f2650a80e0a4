import type { LoggedRecord } from '#lib/ports/sync-log-store.ts';
import type { ClockAhead } from './hybrid-clock.ts';
import type { SyncChange } from './sync-record.ts';

/** How far a replica has read. */
export interface ReadPosition {
	/** Number of the last change that it has; 0 for none. */
	readonly cursor: number;
	/**
	 * Where the cursor stood when it last reached the end. A record that is written again while pages are read
	 * moves behind them: it is told with all that was written since here, not only since the last page.
	 */
	readonly since: number;
	/** Of the log that the cursor counts in; absent before the first answer. */
	readonly epoch?: string | undefined;
	/** While everything is read anew: the floor at its beginning. */
	readonly sweepFloor?: number | undefined;
}

export interface PullCall extends ReadPosition {
	readonly clientId: string;
	/** True while everything is read from the beginning, own fields too. */
	readonly isSweep: boolean;
}

export interface PullAnswer {
	readonly records: readonly LoggedRecord[];
	readonly cursor: number;
	readonly epoch: string;
	readonly floor: number;
	/** The last change of this client that took effect before the page was read. */
	readonly acknowledged: number;
	/** The server's time in milliseconds since 1970. */
	readonly now: number;
	/** There is nothing newer. */
	readonly isComplete: boolean;
}

export interface PushCall {
	readonly clientId: string;
	/** How far the replica has read. */
	readonly cursor: number;
	readonly epoch: string;
	/** By rising numbers. */
	readonly changes: readonly SyncChange[];
}

export interface PushAnswer {
	readonly acknowledged: number;
	readonly now: number;
}

/** What a log answers when it does not do what it was asked for. Nothing was changed then. */
export type SyncRefusal =
	/** Deletions may have been missed: read everything anew, and drop what is no longer there. */
	| { readonly kind: 'sweep-needed' }
	/** Not the log that the replica knows, as after a restore from a backup: tell it everything again. */
	| { readonly kind: 'log-replaced' }
	/** The client id belongs to another user. */
	| { readonly kind: 'foreign-client' }
	/** A stamp is from the future; comes with the server's time. */
	| (ClockAhead & { readonly now: number })
	/** No room is left for this user. */
	| { readonly kind: 'storage-full' };
