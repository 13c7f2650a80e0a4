import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { availableParallelism, cpus, platform, release, totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

export interface Machine {
	readonly cpu: string;
	/** Cores that this process may use. */
	readonly cores: number;
	readonly memory_gb: number;
	readonly os: string;
}

export function describeMachine(): Machine {
	return {
		cpu: cpus()[0]?.model.trim() ?? 'unknown',
		cores: availableParallelism(),
		memory_gb: Math.round(totalmem() / 1e9),
		os: `${platform()} ${release()}`
	};
}

/** Of the app, of Node and of what computes. */
export function describeVersions(): Record<string, string> {
	const here = createRequire(import.meta.url);
	const transformers = here.resolve('@huggingface/transformers');
	const inside = createRequire(transformers);
	return {
		'textai-studio': versionAt(fileURLToPath(import.meta.url)),
		node: process.versions.node,
		'@huggingface/transformers': versionAt(transformers),
		'onnxruntime-node': versionAt(inside.resolve('onnxruntime-node')),
		'onnxruntime-web': versionAt(inside.resolve('onnxruntime-web'))
	};
}

const packageSchema = z.object({ version: z.string() });

/** The version of the package that a file belongs to. */
function versionAt(file: string): string {
	for (let folder = dirname(file); folder !== dirname(folder); folder = dirname(folder)) {
		const manifest = join(folder, 'package.json');
		if (!existsSync(manifest)) continue;
		const parsed = packageSchema.safeParse(JSON.parse(readFileSync(manifest, 'utf8')));
		if (parsed.success) return parsed.data.version;
	}
	return 'unknown';
}
