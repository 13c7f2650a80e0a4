import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const SOURCES = fileURLToPath(new URL('../../kernels/encoder/', import.meta.url));
export const TARGET = fileURLToPath(new URL('../../src/lib/adapters/encoder/', import.meta.url));

// Run as a program: importing the compiler would bring its own global types into the checks of everything else.
const ASC = join(
	dirname(createRequire(import.meta.url).resolve('assemblyscript/package.json')),
	'bin/asc.js'
);

/** Both builds give the same numbers; the first needs what processors have had since 2017 and browsers since 2023. */
export const BUILDS = {
	'kernels-relaxed.wasm': ['--enable', 'simd', '--enable', 'relaxed-simd'],
	'kernels.wasm': ['--enable', 'simd']
} as const;

/** @returns the bytes of a build. Throws with the compiler's words where the source is wrong. */
export async function compileKernels(name: keyof typeof BUILDS): Promise<Uint8Array> {
	const sources = readdirSync(SOURCES).filter((file) => file.endsWith('.ts'));
	const folder = mkdtempSync(join(tmpdir(), 'textai-kernels-'));
	try {
		const target = join(folder, name);
		await promisify(execFile)(process.execPath, [
			ASC,
			...sources,
			...['--baseDir', SOURCES],
			...BUILDS[name],
			...['-O3', '--runtime', 'stub', '--noAssert', '--importMemory'],
			// Functions that inline v128 values are not for JavaScript to call.
			...['--disableWarning', '112'],
			...['--outFile', target]
		]);
		return readFileSync(target);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}
