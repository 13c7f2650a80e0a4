import type { ModelManifest } from './manifest.ts';

/** Bytes of all files of a model. */
export function totalBytes(manifest: ModelManifest): number {
	return manifest.files.reduce((sum, file) => sum + file.bytes, 0);
}
