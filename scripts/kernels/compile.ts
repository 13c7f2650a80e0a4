import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';

const SOURCES = fileURLToPath(new URL('../../kernels/encoder/', import.meta.url));
export const TARGET = fileURLToPath(new URL('../../src/lib/adapters/encoder/', import.meta.url));

/** Both builds give the same numbers; the first needs what processors have had since 2017 and browsers since 2023. */
export const BUILDS = {
	'kernels-relaxed.wasm': ['--enable', 'simd', '--enable', 'relaxed-simd'],
	'kernels.wasm': ['--enable', 'simd']
} as const;

/** @returns the bytes of a build. Throws with the compiler's words where the source is wrong. */
export async function compileKernels(name: keyof typeof BUILDS): Promise<Uint8Array> {
	const sources = readdirSync(SOURCES).filter((file) => file.endsWith('.ts'));
	let bytes: Uint8Array | undefined;
	const words: string[] = [];
	const { error } = await asc.main(
		[
			...sources,
			...['--baseDir', SOURCES],
			...BUILDS[name],
			...['-O3', '--runtime', 'stub', '--noAssert', '--importMemory'],
			// Functions that inline v128 values are not for JavaScript to call.
			...['--disableWarning', '112'],
			...['--outFile', name]
		],
		{
			stderr: { write: (chunk) => words.push(chunk.toString()) > 0 },
			writeFile: (_file, contents) => {
				if (typeof contents !== 'string') bytes = contents;
			}
		}
	);
	if (error || !bytes) throw new Error(`${name}: ${error?.message ?? ''}\n${words.join('')}`);
	return bytes;
}
