import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const TOOLS = ['sentiment', 'summarize', 'fake-news', 'job-match'];
/** Pages of little code, which shall not load that of the tools. */
const PLAIN = ['about', 'help', 'login', 'privacy', 'register'];
/** SvelteKit's own part. It stands by itself: when the layout cannot run, it is what says so. */
const START = ['/@sveltejs/kit/src/runtime/client/entry.js', '/generated/client-optimized/app.js'];
const LAYOUT = ['/src/routes/+layout.svelte', '/src/routes/+error.svelte'];
const FILES = ['start', 'layout', 'plain', 'tool'];
/** Small parts by themselves, with nothing large behind them. */
const SMALL_PART = /\/src\/lib\/(ui|words|paraglide)\/|\/@lucide\/|\/features\/tool\/download\.ts$/;

/**
 * Joins what pages share into four files: SvelteKit, the layout, the first page and the plain ones, the tools. Left to itself
 * the bundler makes a file for every set of pages that share a module: ninety for a tool, two thirds of them under 2 kB,
 * each a request of its own.
 * @returns {import('vite').Plugin}
 */
export function fewerChunks() {
	/** @type {ReadonlyMap<string, string>} module to file */
	let files = new Map();
	const groups = FILES.map((name, index) => ({
		name,
		test: (/** @type {string} */ id) => files.get(id) === name,
		priority: FILES.length - index
	}));
	return {
		name: 'textai:fewer-chunks',
		apply: 'build',
		config: (_config, { isSsrBuild }) =>
			isSsrBuild ? {} : { build: { rolldownOptions: { output: { codeSplitting: { groups } } } } },
		renderStart() {
			files = assignFiles([...this.getModuleIds()], (id) => this.getModuleInfo(id));
		},
		writeBundle({ dir = '' }) {
			if (this.environment.name === 'client') forgetLaterFiles(join(dir, '.vite/manifest.json'));
		}
	};
}

/**
 * SvelteKit 2.70 walks the list of files to name those that a page loads at once. What it meets first on the way of something
 * that is loaded later, it leaves out, also where the page itself needs it: then half of a tool's code came in a second wave.
 * @param {string} manifest
 */
function forgetLaterFiles(manifest) {
	/** @type {Record<string, { dynamicImports?: string[] }>} */
	const files = JSON.parse(readFileSync(manifest, 'utf8'));
	for (const file of Object.values(files)) delete file.dynamicImports;
	writeFileSync(manifest, JSON.stringify(files, null, 2));
}

/** @typedef {(id: string) => { readonly importedIds: readonly string[] } | null} ModuleInfo */

/**
 * @param {readonly string[]} ids all modules
 * @param {ModuleInfo} infoOf
 */
function assignFiles(ids, infoOf) {
	const reach = (/** @type {readonly string[]} */ ends) =>
		reachable(
			ids.filter((id) => ends.some((end) => id.endsWith(end))),
			infoOf
		);
	const toolPages = pagesOf(TOOLS).map((page) => reach([page]));
	const ofTools = ids.filter((id) => toolPages.filter((page) => page.has(id)).length > 1);
	const plainPages = reach(pagesOf(PLAIN));
	const smallParts = ofTools.filter((id) => plainPages.has(id) && SMALL_PART.test(id));
	// What comes later wins.
	return new Map([
		...ofTools.map((id) => /** @type {const} */ ([id, 'tool'])),
		...[...reach(['/src/routes/+page.svelte']), ...smallParts].map(
			(id) => /** @type {const} */ ([id, 'plain'])
		),
		...[...reach(LAYOUT)].map((id) => /** @type {const} */ ([id, 'layout'])),
		...[...reach(START)].map((id) => /** @type {const} */ ([id, 'start']))
	]);
}

/** @param {readonly string[]} paths */
function pagesOf(paths) {
	return paths.map((path) => `/src/routes/${path}/+page.svelte`);
}

/**
 * All modules that these import, however far, without what is loaded later.
 * @param {readonly string[]} ids
 * @param {ModuleInfo} infoOf
 */
function reachable(ids, infoOf) {
	const found = new Set(ids);
	for (const id of found) {
		for (const imported of infoOf(id)?.importedIds ?? []) found.add(imported);
	}
	return found;
}
