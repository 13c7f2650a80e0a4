import type { InstallRecord } from '#lib/domain/models/install-record.ts';
import type { Result } from '#lib/domain/result.ts';

export type StoreFailure = { readonly kind: 'full' } | { readonly kind: 'denied' };

/** How much of a file is here, from its beginning on. */
export interface KeptPart {
	readonly bytes: number;
	/** Of the content that the bytes belong to. */
	readonly validator: string | undefined;
}

/** The models that the user brought, whole and half fetched, on this device. */
export interface ModelStore {
	records(): Promise<readonly InstallRecord[]>;
	save(record: InstallRecord): Promise<Result<null, StoreFailure>>;
	/** The model with all its files. */
	remove(key: string): Promise<void>;

	part(key: string, path: string): Promise<KeptPart>;
	/** Adds to the end of what is kept. A block is kept whole or not at all. */
	append(
		key: string,
		path: string,
		block: Uint8Array<ArrayBuffer>,
		validator: string | undefined
	): Promise<Result<null, StoreFailure>>;
	/** Forgets what is kept of a file. */
	clear(key: string, path: string): Promise<void>;
	/** All that is kept of a file, in one piece. */
	read(key: string, path: string): Promise<Uint8Array<ArrayBuffer>>;
}
