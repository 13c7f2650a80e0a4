import { fileURLToPath } from 'node:url';
import { SvelteKitPWA } from '@vite-pwa/sveltekit';
import sirv from 'sirv';

const MODELS = fileURLToPath(new URL('../models', import.meta.url));

/** @returns {import('vite').Plugin} COOP and COEP in `vite dev`, so that WASM threads work there as in production. */
export function crossOriginIsolation() {
	return {
		name: 'textai:cross-origin-isolation',
		configureServer(server) {
			server.middlewares.use((_request, response, next) => {
				response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
				response.setHeader('Cross-Origin-Embedder-Policy', 'require-corp');
				next();
			});
		}
	};
}

/** @returns {import('vite').Plugin} Serves `models/` in `vite dev`; a missing file is 404, never the page. */
export function serveModels() {
	return {
		name: 'textai:serve-models',
		configureServer(server) {
			const serve = sirv(MODELS, {
				dev: true,
				onNoMatch: (_request, response) => {
					response.statusCode = 404;
					response.end('No such model file.');
				}
			});
			server.middlewares.use('/models', (request, response, next) => {
				// `?import` asks for a manifest as a module: that is Vite's own work.
				if (/\?.*\bimport\b/.test(request.url ?? '')) next();
				else serve(request, response, next);
			});
		}
	};
}

/** What the adapter writes after the list was made: offline, the answer to addresses that do not exist. */
const FALLBACK = '404.html';

/**
 * Gives the service worker (`src/service-worker/`) its list of files: all that an offline start needs. PDF.js and
 * mammoth are on it, as they weigh 2 MB beside the 14 MB of ONNX Runtime, and a document must open offline also
 * when none was opened before. The WebGPU build of ONNX Runtime is on it by name; the worker leaves it for later.
 * @param {string} version of the build
 * @returns {import('vite').Plugin[]}
 */
export function offlineFiles(version) {
	return SvelteKitPWA({
		disable: process.env.VITEST !== undefined,
		strategies: 'injectManifest',
		srcDir: 'src/service-worker',
		filename: 'service-worker.js',
		// A file of our own in static/, with relative addresses: it works below any path.
		manifest: false,
		injectRegister: false,
		injectManifest: {
			globPatterns: [
				'client/**/*.{js,mjs,css,wasm,woff2,svg,png,webmanifest}',
				// SvelteKit asks for it at unknown addresses, also offline.
				'client/_app/version.json',
				'prerendered/**/*.{html,json}'
			],
			globIgnores: ['server/**', 'client/screenshots/**', 'prerendered/fallback.html'],
			maximumFileSizeToCacheInBytes: 40_000_000,
			manifestTransforms: [
				(entries) => ({
					manifest: [
						...entries.map((entry) => ({ ...entry, url: toAddress(entry.url) })),
						{ url: FALLBACK, revision: version, size: 0 }
					],
					warnings: []
				})
			]
		}
	});
}

/**
 * @param {string} file in SvelteKit's output
 * @returns {string} its address relative to the app's folder, without `.html` as links have it
 */
function toAddress(file) {
	const path = file.replace(/^(client|prerendered\/(pages|dependencies))\//, '');
	return path.replace(/(^|\/)index\.html$/, '$1').replace(/\.html$/, '') || './';
}
