import type { DocumentError } from '#lib/domain/documents/document-error.ts';
import type { DocumentText } from '#lib/domain/documents/document-text.ts';
import { err, type Result } from '#lib/domain/result.ts';
import type {
	DocumentFile,
	DocumentReader,
	DocumentReadOptions
} from '#lib/ports/document-reader.ts';
import { loadOnce } from './load-once.ts';

/** A reader whose code is fetched with the first document. */
export class LazyDocumentReader implements DocumentReader {
	readonly #load: () => Promise<DocumentReader>;

	constructor(load: () => Promise<DocumentReader>) {
		this.#load = loadOnce(load);
	}

	async read(
		file: DocumentFile,
		options?: DocumentReadOptions
	): Promise<Result<DocumentText, DocumentError>> {
		const reader = await this.#load().catch(() => undefined);
		return reader ? reader.read(file, options) : err({ kind: 'reader-failed' });
	}
}
