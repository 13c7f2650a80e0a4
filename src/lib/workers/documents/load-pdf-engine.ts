import type * as PdfEngine from './pdf-engine.ts';

type Engine = typeof PdfEngine;

let engine: Promise<Engine> | undefined;

/**
 * In a worker without a `window`, PDF.js takes the worker's message port for itself while it loads.
 * The port is ours, so a `window` stands there for that time.
 */
async function loadBesideWindow(): Promise<Engine> {
	const hasWindow = 'window' in globalThis;
	if (!hasWindow) Reflect.set(globalThis, 'window', globalThis);
	try {
		return await import('./pdf-engine.ts');
	} finally {
		if (!hasWindow) Reflect.deleteProperty(globalThis, 'window');
	}
}

/** Loads PDF.js once; a failed load can be tried again. */
export function loadPdfEngine(): Promise<Engine> {
	engine ??= loadBesideWindow().catch((cause: unknown) => {
		engine = undefined;
		throw cause;
	});
	return engine;
}
