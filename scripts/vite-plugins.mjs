import { fileURLToPath } from 'node:url';
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
