import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const MODELS = fileURLToPath(new URL('../../models/', import.meta.url));

/** A record first, then the files: what else the manifest holds keeps its place. */
const recordSchema = z.record(z.string(), z.unknown());
const filesSchema = z.array(z.looseObject({ path: z.string() }));

/** Writes a file into a model's folder, and its size and SHA-256 into the manifest beside it. */
export function writeModelFile(model: string, path: string, bytes: Uint8Array): void {
	writeFileSync(`${MODELS}${model}/${path}`, bytes);
	const manifestFile = `${MODELS}${model}/manifest.json`;
	const manifest = recordSchema.parse(JSON.parse(readFileSync(manifestFile, 'utf8')));
	const others = filesSchema.parse(manifest.files).filter((file) => file.path !== path);
	const sha256 = createHash('sha256').update(bytes).digest('hex');
	const files = [...others, { path, bytes: bytes.length, sha256 }].sort((a, b) =>
		a.path < b.path ? -1 : 1
	);
	writeFileSync(manifestFile, `${JSON.stringify({ ...manifest, files }, null, '\t')}\n`);
	console.log(`${model}/${path}: ${bytes.length} bytes`);
}
