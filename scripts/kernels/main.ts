import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BUILDS, compileKernels, TARGET } from './compile.ts';

/*
 * Compiles `kernels/encoder/` into the two WASM files that ship: `npm run kernels` after every change there. A test
 * holds files and sources together.
 */

for (const name of ['kernels-relaxed.wasm', 'kernels.wasm'] as const) {
	const bytes = await compileKernels(name);
	writeFileSync(join(TARGET, name), bytes);
	console.log(`${name}: ${bytes.length} bytes (${BUILDS[name].join(' ')})`);
}
