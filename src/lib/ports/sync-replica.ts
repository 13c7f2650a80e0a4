import type { Result } from '#lib/domain/result.ts';
import type { PullAnswer, ReadPosition } from '#lib/domain/sync/sync-calls.ts';
import type { SyncChange } from '#lib/domain/sync/sync-record.ts';
import type { StoreError } from './store-error.ts';

export interface ReplicaPosition extends ReadPosition {
	readonly clientId: string;
	/** The last of this replica's changes that the server confirmed. */
	readonly acknowledged: number;
	/** The last change that was numbered here. */
	readonly lastChange: number;
	/** While everything is read anew: names that pass. */
	readonly sweep?: string | undefined;
}

export interface Applied {
	/** Records that look different now. */
	readonly changed: number;
}

/**
 * One user's data on this device, as sync sees it. Changes are noted by the stores in the transaction that makes
 * them; every method here is one transaction too, or can be cut off anywhere and repeated.
 */
export interface SyncReplica {
	position(): Promise<Result<ReplicaPosition, StoreError>>;
	/** Takes in a page and moves the position behind it, both or neither. Confirmed changes leave the outbox first. */
	apply(answer: PullAnswer): Promise<Result<Applied, StoreError>>;
	/** Changes up to this number are confirmed. */
	acknowledge(through: number, now: number): Promise<Result<void, StoreError>>;
	/** The oldest changes that are not confirmed; the same ones again until they are. */
	nextChanges(): Promise<Result<readonly SyncChange[], StoreError>>;
	/** Begins to read everything anew. */
	beginSweep(): Promise<Result<void, StoreError>>;
	/** What was not seen since the sweep began, and was confirmed before, is gone elsewhere: it goes here too. */
	endSweep(): Promise<Result<Applied, StoreError>>;
	/** Everything here counts as unconfirmed again, under a new client id. */
	startOver(): Promise<Result<void, StoreError>>;
	/** Dates unconfirmed changes from the future back to the server's time; their order stays. */
	restamp(serverNow: number): Promise<Result<void, StoreError>>;
}
