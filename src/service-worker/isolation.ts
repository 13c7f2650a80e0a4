import type { WorkboxPlugin } from 'workbox-core/types.js';

/** With these a page is `crossOriginIsolated`, and WASM may use threads. */
const HEADERS = {
	'Cross-Origin-Opener-Policy': 'same-origin',
	'Cross-Origin-Embedder-Policy': 'require-corp',
	'Cross-Origin-Resource-Policy': 'same-origin'
} as const;

/** Adds the headers of isolation, for hosts that send none. What has them, or cannot take any, stays as it is. */
export function isolate(response: Response): Response {
	const isSealed = response.status === 0;
	if (isSealed || Object.keys(HEADERS).every((name) => response.headers.has(name))) return response;
	const headers = new Headers(response.headers);
	for (const [name, value] of Object.entries(HEADERS)) headers.set(name, value);
	// They describe what came over the wire; the body here is already unpacked.
	headers.delete('Content-Encoding');
	headers.delete('Content-Length');
	const { status, statusText } = response;
	return new Response(response.body, { status, statusText, headers });
}

/**
 * Isolates what is kept and what is answered. Kept files already have the headers, so that they are
 * answered as they lie in the cache: only those keep V8's compiled code beside them.
 */
export const isolation: WorkboxPlugin = {
	cacheWillUpdate: ({ response }) =>
		Promise.resolve(response.status === 200 ? isolate(response) : null),
	handlerWillRespond: ({ response }) => Promise.resolve(isolate(response))
};
