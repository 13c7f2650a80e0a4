import type { SeedFile } from '#lib/domain/backup/seed-import.ts';
import type { Result } from '#lib/domain/result.ts';

/** What a browser's `File` offers, as far as an import needs it. */
export interface ImportFile {
	readonly name: string;
	/** Bytes. */
	readonly size: number;
	/** Below the chosen folder, where one was chosen. */
	readonly webkitRelativePath?: string;
	arrayBuffer(): Promise<ArrayBuffer>;
}

export type ImportFileError =
	| { readonly kind: 'import-too-large'; readonly max: number }
	/** Not a ZIP archive, cut off, or changed: a checksum in it does not fit. */
	| { readonly kind: 'broken-archive' }
	| { readonly kind: 'encrypted-archive' }
	/** Not text in UTF-8, or gone since it was chosen. */
	| { readonly kind: 'unreadable-file'; readonly name: string };

export type ImportSource =
	| { readonly kind: 'backup'; readonly text: string }
	/** Files of the seed system. */
	| { readonly kind: 'seed'; readonly files: readonly SeedFile[] };

/** Finds out what was chosen for an import: a file, a folder or a ZIP archive. */
export interface ImportFiles {
	open(files: readonly ImportFile[]): Promise<Result<ImportSource, ImportFileError>>;
}
