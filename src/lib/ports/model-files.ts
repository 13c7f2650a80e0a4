import type { ModelManifest } from '#lib/domain/models/manifest.ts';
import type { Result } from '#lib/domain/result.ts';

export type ModelFileError =
	| { readonly kind: 'aborted' }
	/** The server has no such file, or answers a page in its place. */
	| { readonly kind: 'model-missing'; readonly file: string }
	/** Wrong checksum or size, also when fetched again. */
	| { readonly kind: 'model-corrupt'; readonly file: string }
	| { readonly kind: 'network'; readonly file: string }
	/** A file of a model that the user brought is not what it was. */
	| { readonly kind: 'installed-damaged'; readonly file: string }
	/** No WebCrypto: the page is neither on https nor on localhost. */
	| { readonly kind: 'insecure-context' };

export interface ReadOptions {
	readonly signal?: AbortSignal | undefined;
	/** Bytes of all files read and checked so far, and in all. */
	readonly onProgress?: ((loaded: number, total: number) => void) | undefined;
}

/** Files of a model by path, each equal to its manifest's checksum. */
export type VerifiedFiles = ReadonlyMap<string, Uint8Array<ArrayBuffer>>;

export interface ModelFiles {
	/** Reads every file of the model from this device, and what is missing or damaged from its source. */
	read(
		manifest: ModelManifest,
		options?: ReadOptions
	): Promise<Result<VerifiedFiles, ModelFileError>>;
	/** Bytes of the model's files that this device keeps; they are checked only when they are read. */
	keptBytes(manifest: ModelManifest): Promise<number>;
	/** Deletes the model's files of every revision from this device. Answers whether they are gone. */
	delete(manifest: ModelManifest): Promise<boolean>;
}
