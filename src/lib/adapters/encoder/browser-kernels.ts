import { hasRelaxedSimd } from './kernels.ts';
import plainUrl from './kernels.wasm?url';
import relaxedUrl from './kernels-relaxed.wasm?url';

/** Fetches and compiles the build that this browser runs best: seven kilobytes, on the way while the model is read. */
export async function fetchKernels(): Promise<WebAssembly.Module> {
	const response = await fetch(hasRelaxedSimd() ? relaxedUrl : plainUrl);
	if (!response.ok) throw new Error(`The kernels could not be fetched: ${response.status}`);
	return WebAssembly.compile(await response.arrayBuffer());
}
