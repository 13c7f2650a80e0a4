import type { Result } from '#lib/domain/result.ts';
import type { Sealer } from './key-vault.ts';
import type { StoreError } from './store-error.ts';

/** That a user of this device has joined a server. */
export interface ServerLink {
	/** On the server. */
	readonly username: string;
	/** When both sides last had the same, milliseconds since 1970. */
	readonly lastSyncAt?: number | undefined;
}

export interface WaitingChanges {
	/** Changes that the server has not confirmed. */
	readonly waiting: number;
	/** Changes that are too large for any server and stay here. */
	readonly parked: number;
}

export interface KeptHere {
	readonly entries: number;
	readonly keys: number;
}

/** Which users of this device have joined a server, and what they bring along. */
export interface ServerLinks {
	of(userId: string): Promise<Result<ServerLink | undefined, StoreError>>;
	/** From here on every change is noted for other devices; all that is here already is, too. */
	join(userId: string, username: string): Promise<Result<void, StoreError>>;
	noteSync(userId: string, at: number): Promise<Result<void, StoreError>>;
	waiting(userId: string): Promise<Result<WaitingChanges, StoreError>>;
	kept(userId: string): Promise<Result<KeptHere, StoreError>>;
	/**
	 * Seals everything of one user anew for another and hands it over, a few entries in each transaction: cut off
	 * anywhere, every entry belongs to one of the two, and the rest is moved when it is begun again.
	 */
	move(from: Sealer, to: Sealer): Promise<Result<KeptHere, StoreError>>;
	/** Calls back after changes that are to be told, by this tab or another; the answer stops that. */
	onWaiting(listener: () => void): () => void;
}
