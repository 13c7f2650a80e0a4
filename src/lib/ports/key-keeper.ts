import type { KeyRefusal, NewKeyError } from '#lib/domain/api-keys/api-key-manager.ts';
import type { KeyInfo, NewKey } from '#lib/domain/api-keys/api-key.ts';
import type { Result } from '#lib/domain/result.ts';
import type { StoreError } from './store-error.ts';
import type { ServerFailure } from './sync-server.ts';

export type KeyProblem = NewKeyError | KeyRefusal | StoreError | ServerFailure;

export interface FreshKeyInfo {
	/** Shown this once; it cannot be had again. */
	readonly secret: string;
	readonly key: KeyInfo;
}

/** The API keys of whoever is signed in, where they are kept: on this device, or on the server that they open. */
export interface KeyKeeper {
	list(): Promise<Result<readonly KeyInfo[], KeyProblem>>;
	make(wanted: NewKey): Promise<Result<FreshKeyInfo, KeyProblem>>;
	/** At once and for good. */
	revoke(id: string): Promise<Result<unknown, KeyProblem>>;
	/** A new one of the same name, scopes and expiry; the old one ends in the same step. */
	rotate(id: string): Promise<Result<FreshKeyInfo, KeyProblem>>;
}
