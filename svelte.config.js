import { readFileSync } from 'node:fs';
import adapter from '@sveltejs/adapter-static';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

/** Hosts that serve the app below a folder set BASE_PATH, for example `/textai`. */
const base = process.env.BASE_PATH ?? '';

/** @type {{ version: string }} */
const { version: release } = JSON.parse(
	readFileSync(new URL('package.json', import.meta.url), 'utf8')
);

/** Release and a hash of the sources: with SvelteKit's own, the time, no two builds are alike. */
const version = process.env.BUILD_ID ? { name: `${release}+${process.env.BUILD_ID}` } : {};

/**
 * Other origins that pages may fetch models from: none, unless whoever builds the app names them.
 * @param {string} [setting] origins, separated by spaces
 * @returns {`https://${string}`[]}
 * @throws {Error} one line, where one is no https origin
 */
function modelHosts(setting = '') {
	return setting.split(/\s+/).flatMap((host) => {
		if (host === '') return [];
		if (!URL.canParse(host) || !host.startsWith('https://') || new URL(host).origin !== host) {
			throw new Error(`MODEL_HUB: "${host}" is no origin such as https://hub.example.`);
		}
		return [/** @type {const} */ (`https://${new URL(host).host}`)];
	});
}

/** @type {import('@sveltejs/kit').Config} */
export default {
	preprocess: vitePreprocess(),
	compilerOptions: { runes: true },
	kit: {
		// Every page is prerendered; any other path, also a missing model file, answers 404.
		adapter: adapter({ fallback: '404.html', precompress: false }),
		paths: { base, relative: true },
		version,
		// Registered by the app once it has time, see adapters/browser/service-worker-updates.ts.
		serviceWorker: { register: false },
		typescript: {
			// ESLint asks this project also for what stands beside the app.
			config: (config) => {
				config.include.push('../*.config.ts', '../scripts/**/*.ts', '../server/**/*.ts');
			}
		},
		csp: {
			mode: 'hash',
			directives: {
				'default-src': ['none'],
				'script-src': ['self', 'wasm-unsafe-eval'],
				'style-src': ['self', 'unsafe-inline'],
				'img-src': ['self', 'data:', 'blob:'],
				'font-src': ['self'],
				'connect-src': ['self', ...modelHosts(process.env.MODEL_HUB)],
				'worker-src': ['self'],
				'manifest-src': ['self'],
				'base-uri': ['self'],
				'form-action': ['self']
			}
		}
	}
};
