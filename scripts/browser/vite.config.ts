import { fileURLToPath } from 'node:url';
import { defaultClientConditions, defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Builds the measuring page: the product's own workers, driven from a script instead of a screen. */
export default defineConfig({
	root: here('.'),
	base: './',
	publicDir: false,
	resolve: { conditions: ['onnxruntime-web-use-extern-wasm', ...defaultClientConditions] },
	worker: { format: 'es' },
	build: { target: 'es2022', outDir: here('../../.cache/harness'), emptyOutDir: true }
});
