import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ModelManifest } from '#lib/domain/models/manifest.ts';
import { err, ok, type Result } from '#lib/domain/result.ts';
import type { ModelFileError } from '#lib/ports/model-files.ts';

type FileProblem = Extract<ModelFileError, { kind: 'model-missing' | 'model-corrupt' }>;

/**
 * Compares every file of a model with the checksum in its manifest: a damaged model would answer too,
 * only wrongly.
 */
export async function verifyFiles(
	folder: string,
	{ name, files }: ModelManifest
): Promise<Result<void, FileProblem>> {
	for (const { path, sha256 } of files) {
		const file = `${name}/${path}`;
		const bytes = await readFile(join(folder, name, path)).catch(() => undefined);
		if (!bytes) return err({ kind: 'model-missing', file });
		const found = createHash('sha256').update(bytes).digest('hex');
		if (found !== sha256) return err({ kind: 'model-corrupt', file });
	}
	return ok(undefined);
}
