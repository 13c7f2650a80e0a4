import type { ModelFile, ModelManifest } from '#lib/domain/models/manifest.ts';
import { totalBytes } from '#lib/domain/models/total-bytes.ts';
import { err, ok, type Result } from '#lib/domain/result.ts';
import type {
	ModelFileError,
	ModelFiles,
	ReadOptions,
	VerifiedFiles
} from '#lib/ports/model-files.ts';
import { matchesChecksum } from './checksum.ts';
import { fetchFile } from './fetch-file.ts';

/** Bump the number only together with code that deletes the older cache. */
const CACHE_NAME = 'textai-models-1';

type FileResult = Result<Uint8Array<ArrayBuffer>, ModelFileError>;

/**
 * Keeps model files in Cache Storage. Every file is checked against its SHA-256 each time it is read;
 * a wrong one is thrown away and fetched again, once from wherever HTTP finds it and once past all caches.
 */
export class CachedModelFiles implements ModelFiles {
	/** @param baseUrl address of the folder that holds the models' folders, with a slash at its end */
	constructor(private readonly baseUrl: string) {}

	async read(
		manifest: ModelManifest,
		{ signal, onProgress }: ReadOptions = {}
	): Promise<Result<VerifiedFiles, ModelFileError>> {
		if (!isSecureContext) return err({ kind: 'insecure-context' });
		const cache = await openCache();
		const total = totalBytes(manifest);
		const loaded = new Map<string, number>();
		const report = (path: string, bytes: number) => {
			loaded.set(path, bytes);
			onProgress?.(
				[...loaded.values()].reduce((sum, value) => sum + value, 0),
				total
			);
		};

		const files = new Map<string, Uint8Array<ArrayBuffer>>();
		const results = await Promise.all(
			manifest.files.map(async (file): Promise<FileResult> => {
				const result = await this.#readFile(manifest, file, cache, signal, report);
				if (result.ok) {
					files.set(file.path, result.value);
					report(file.path, file.bytes);
				}
				return result;
			})
		);
		const failed = results.find((result) => !result.ok);
		return failed ?? ok(files);
	}

	async keptBytes(manifest: ModelManifest): Promise<number> {
		const keys = new Set(await this.#keysOf(manifest, await openCache()));
		return manifest.files
			.filter((file) => keys.has(this.#keyOf(manifest, file)))
			.reduce((sum, { bytes }) => sum + bytes, 0);
	}

	async delete(manifest: ModelManifest): Promise<boolean> {
		const cache = await openCache();
		for (const key of await this.#keysOf(manifest, cache)) await cache?.delete(key);
		return (await this.#keysOf(manifest, cache)).length === 0;
	}

	async #keysOf({ name }: ModelManifest, cache: Cache | undefined): Promise<string[]> {
		const requests = (await cache?.keys()) ?? [];
		const prefix = `${this.baseUrl}${name}/`;
		return requests.map(({ url }) => url).filter((url) => url.startsWith(prefix));
	}

	#urlOf({ name }: ModelManifest, { path }: ModelFile): string {
		return `${this.baseUrl}${name}/${path}`;
	}

	#keyOf(manifest: ModelManifest, file: ModelFile): string {
		return `${this.#urlOf(manifest, file)}?sha256=${file.sha256}`;
	}

	async #readFile(
		manifest: ModelManifest,
		file: ModelFile,
		cache: Cache | undefined,
		signal: AbortSignal | undefined,
		report: (path: string, bytes: number) => void
	): Promise<FileResult> {
		const url = this.#urlOf(manifest, file);
		const key = this.#keyOf(manifest, file);

		const kept = await cache?.match(key);
		if (kept) {
			const bytes = new Uint8Array(await kept.arrayBuffer());
			if (await matchesChecksum(bytes, file)) return ok(bytes);
			await cache?.delete(key);
		}

		let last: FileResult = err({ kind: 'model-corrupt', file: file.path });
		for (const mode of ['default', 'reload'] as const) {
			let received = 0;
			last = await fetchFile(url, file, {
				signal,
				cache: mode,
				onBytes: (bytes) => {
					received += bytes;
					report(file.path, received);
				}
			});
			if (last.ok) {
				if (await matchesChecksum(last.value, file)) {
					await keep(cache, key, last.value);
					return last;
				}
				last = err({ kind: 'model-corrupt', file: file.path });
			} else if (last.error.kind === 'aborted') {
				return last;
			}
		}
		return last;
	}
}

/** Private windows and full disks may refuse; the model then works from memory. */
async function openCache(): Promise<Cache | undefined> {
	try {
		return await caches.open(CACHE_NAME);
	} catch {
		return undefined;
	}
}

async function keep(
	cache: Cache | undefined,
	key: string,
	bytes: Uint8Array<ArrayBuffer>
): Promise<void> {
	try {
		await cache?.put(key, new Response(bytes));
	} catch {
		// No room: the file was checked and works from memory; it is fetched again next time.
	}
}
