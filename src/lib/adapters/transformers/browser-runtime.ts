import { env } from '@huggingface/transformers';
import wasmFactoryUrl from 'onnxruntime-web/ort-wasm-simd-threaded.mjs?url';
import wasmUrl from 'onnxruntime-web/ort-wasm-simd-threaded.wasm?url';
import gpuFactoryUrl from 'onnxruntime-web/ort-wasm-simd-threaded.asyncify.mjs?url';
import gpuUrl from 'onnxruntime-web/ort-wasm-simd-threaded.asyncify.wasm?url';
import type { VerifiedFiles } from '#lib/ports/model-files.ts';

export interface RuntimeOptions {
	/** WebGPU needs the larger build of ONNX Runtime (27 MB instead of 14). */
	readonly isGpu: boolean;
	readonly threads: number;
}

/**
 * Prepares transformers.js in a worker, before the first session: the runtime comes from our own origin,
 * and nothing but checked files reaches it.
 */
export function configureRuntime({ isGpu, threads }: RuntimeOptions): void {
	env.allowRemoteModels = false;
	env.allowLocalModels = true;
	env.localModelPath = '/models/';
	env.useBrowserCache = false;
	// With its own WASM cache the loader imports a blob module, which a strict CSP refuses.
	env.useWasmCache = false;
	const [mjs, wasm] = isGpu ? [gpuFactoryUrl, gpuUrl] : [wasmFactoryUrl, wasmUrl];
	const flags = env.backends.onnx.wasm;
	if (!flags) throw new Error('ONNX Runtime for the browser is not part of this build.');
	flags.wasmPaths = { mjs: absolute(mjs), wasm: absolute(wasm) };
	flags.numThreads = threads;
}

/**
 * Hands the checked files to transformers.js, which asks for `/models/<name>/<path>`. What is not among
 * them does not exist: the network would give it unchecked.
 */
export function provideFiles(model: string, files: VerifiedFiles): void {
	const prefix = `/models/${model}/`;
	env.fetch = refuse;
	env.useCustomCache = true;
	env.customCache = {
		match: (request) => {
			const bytes = request.startsWith(prefix)
				? files.get(request.slice(prefix.length))
				: undefined;
			return Promise.resolve(bytes && new Response(bytes));
		},
		put: () => Promise.resolve()
	};
}

/** Apart from the files: a closure beside them would keep their memory for as long as the worker lives. */
function refuse(): Promise<Response> {
	return Promise.resolve(new Response(null, { status: 404 }));
}

/** After loading, so that the files' memory goes back. */
export function forgetFiles(): void {
	env.useCustomCache = false;
	env.customCache = null;
}

function absolute(url: string): string {
	return new URL(url, self.location.href).href;
}
