import type { DocumentError } from '#lib/domain/documents/document-error.ts';
import type { DocumentText } from '#lib/domain/documents/document-text.ts';
import type { Result } from '#lib/domain/result.ts';

/** What a browser's `File` offers, as far as a reader needs it. */
export interface DocumentFile {
	readonly name: string;
	/** Bytes; looked at before the content is read. */
	readonly size: number;
	arrayBuffer(): Promise<ArrayBuffer>;
}

export interface DocumentReadOptions {
	/** Aborting ends the work at once; the result is then the error `aborted`. */
	readonly signal?: AbortSignal | undefined;
	/** Called after every page of a PDF with the pages done and in all. */
	readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

/** Turns a document into plain text. Never throws for what a file or a user can do. */
export interface DocumentReader {
	read(
		file: DocumentFile,
		options?: DocumentReadOptions
	): Promise<Result<DocumentText, DocumentError>>;
}
