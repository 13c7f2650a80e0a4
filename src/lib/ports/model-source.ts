import type { InstallError } from '#lib/domain/models/install-error.ts';
import type { SourceFile } from '#lib/domain/models/plan-files.ts';
import type { Result } from '#lib/domain/result.ts';

/** A file that has begun to come. */
export interface OpenedFile {
	/** The byte that comes first: what was asked for, or 0 where the source does not resume. */
	readonly start: number;
	/** Bytes of the whole file, where the source states them. */
	readonly total: number | undefined;
	/** Stands for this very content: a later request may go on only where it is still the same. */
	readonly validator: string | undefined;
	/** Throws where the connection breaks. */
	readonly body: AsyncIterable<Uint8Array<ArrayBuffer>>;
}

export interface OpenRequest {
	readonly from: number;
	readonly validator?: string | undefined;
	readonly signal?: AbortSignal | undefined;
}

export interface Listing {
	readonly files: readonly SourceFile[];
	/** Names the state of the model: a commit, where the source knows one. */
	readonly revision?: string | undefined;
	readonly licence?: string | undefined;
	readonly languages?: readonly string[] | undefined;
}

/** Where a model's files come from: a hub, a mirror, a folder, an archive. */
export interface ModelSource {
	/** Name or address, as the catalogue shows it. */
	readonly label: string;
	/** On this device: nothing can be gained by trying again. */
	readonly isLocal: boolean;
	/** All files of the model, and what the source says of it. */
	list(signal?: AbortSignal): Promise<Result<Listing, InstallError>>;
	open(path: string, request: OpenRequest): Promise<Result<OpenedFile, InstallError>>;
}
