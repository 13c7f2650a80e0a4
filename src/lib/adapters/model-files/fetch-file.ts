import type { ModelFile } from '#lib/domain/models/manifest.ts';
import { err, ok, type Result } from '#lib/domain/result.ts';
import type { ModelFileError } from '#lib/ports/model-files.ts';

export interface FetchOptions {
	readonly signal?: AbortSignal | undefined;
	/** `reload` skips the HTTP cache, which may hold what was broken. */
	readonly cache: RequestCache;
	readonly onBytes: (bytes: number) => void;
}

/**
 * Fetches one file into a buffer of the size that its manifest states. The content is not yet checked;
 * more bytes than stated end the download as corrupt.
 */
export async function fetchFile(
	url: string,
	file: ModelFile,
	{ signal, cache, onBytes }: FetchOptions
): Promise<Result<Uint8Array<ArrayBuffer>, ModelFileError>> {
	try {
		const response = await fetch(url, { cache, ...(signal ? { signal } : {}) });
		// A host that answers a page for a missing file says 200: a model file is never HTML.
		const isPage = response.headers.get('content-type')?.startsWith('text/html') ?? false;
		if (response.status === 404 || isPage) return err({ kind: 'model-missing', file: file.path });
		if (!response.ok || !response.body) return err({ kind: 'network', file: file.path });

		const bytes = new Uint8Array(file.bytes);
		let offset = 0;
		const reader = response.body.getReader();
		for (;;) {
			const { done, value } = await reader.read();
			if (done) break;
			if (offset + value.byteLength > bytes.byteLength) {
				await reader.cancel();
				return err({ kind: 'model-corrupt', file: file.path });
			}
			bytes.set(value, offset);
			offset += value.byteLength;
			onBytes(value.byteLength);
		}
		return ok(bytes.subarray(0, offset));
	} catch {
		return err(signal?.aborted ? { kind: 'aborted' } : { kind: 'network', file: file.path });
	}
}
