import type { ModelManifest } from '#lib/domain/models/manifest.ts';
import { totalBytes } from '#lib/domain/models/total-bytes.ts';
import { err, ok, type Result } from '#lib/domain/result.ts';
import type {
	ModelFileError,
	ModelFiles,
	ReadOptions,
	VerifiedFiles
} from '#lib/ports/model-files.ts';
import type { ModelStore } from '#lib/ports/model-store.ts';
import { CacheModelStore } from './cache-model-store.ts';
import { matchesChecksum } from './checksum.ts';

/** Files of a model that the user brought: from this device only, each compared with its checksum. */
export const installedModelFiles: Pick<ModelFiles, 'read'> = {
	read: (manifest, options) => readInstalled(manifest, new CacheModelStore(), options)
};

async function readInstalled(
	manifest: ModelManifest,
	store: Pick<ModelStore, 'read'>,
	{ signal, onProgress }: ReadOptions = {}
): Promise<Result<VerifiedFiles, ModelFileError>> {
	const files = new Map<string, Uint8Array<ArrayBuffer>>();
	const total = totalBytes(manifest);
	let loaded = 0;
	for (const file of manifest.files) {
		if (signal?.aborted) return err({ kind: 'aborted' });
		const bytes = await store.read(manifest.name, file.path);
		if (!(await matchesChecksum(bytes, file))) {
			return err({ kind: 'installed-damaged', file: file.path });
		}
		files.set(file.path, bytes);
		loaded += file.bytes;
		onProgress?.(loaded, total);
	}
	return ok(files);
}
