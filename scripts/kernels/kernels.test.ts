import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { compileKernels, TARGET } from './compile.ts';

it.each(['kernels-relaxed.wasm', 'kernels.wasm'] as const)(
	'%s is what its sources compile to: else run `npm run kernels`',
	async (name) => {
		const bytes = Buffer.from(await compileKernels(name));
		expect(bytes.equals(readFileSync(join(TARGET, name)))).toBe(true);
	},
	60_000
);
