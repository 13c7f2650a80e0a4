import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, runNode } from './processes.mjs';

export const BUILD = join(ROOT, 'build');

/** Inside `build/`, so that whatever empties that folder also makes the build stale. */
const STAMP = join(BUILD, '.source-hash');

const SOURCES = [
	'src',
	'messages',
	'static',
	'models',
	'svelte.config.js',
	'vite.config.ts',
	'tsconfig.json',
	'package.json',
	'package-lock.json',
	'scripts/build.mjs',
	'scripts/copy-models.mjs',
	'scripts/precompress.mjs',
	'scripts/vite-plugins.mjs',
	'scripts/words'
];

/** Builds the app unless `build/` was made from these very sources. @throws {Error} one line, when the build fails */
export async function ensureBuild() {
	if (isBuilt(hashSources())) return;
	console.log('Building the app …');
	const code = await runNode(['scripts/build.mjs']);
	if (code !== 0) throw new Error('The build failed: see its message above.');
}

/** @param {string} hash of `hashSources` */
export function isBuilt(hash) {
	return existsSync(STAMP) && readFileSync(STAMP, 'utf8').trim() === hash;
}

/** Until `stampBuild`, the build counts as stale. */
export function clearBuildStamp() {
	rmSync(STAMP, { force: true });
}

/** @param {string} hash of `hashSources`, taken before the build began */
export function stampBuild(hash) {
	writeFileSync(STAMP, `${hash}\n`);
}

/** @returns {string} SHA-256 in hex over names and content of everything that a build reads */
export function hashSources() {
	const hash = createHash('sha256').update(
		`${process.env.BASE_PATH ?? ''}\0${process.env.MODEL_HUB ?? ''}`
	);
	for (const source of SOURCES) {
		for (const file of filesOf(source)) {
			const content = readFileSync(join(ROOT, file));
			hash.update(`\0${file}\0${content.length}\0`).update(content);
		}
	}
	return hash.digest('hex');
}

/**
 * @param {string} path relative to the root, with `/`
 * @returns {string[]} the file itself, or all files below the folder, in a fixed order
 */
function filesOf(path) {
	const stats = statSync(join(ROOT, path), { throwIfNoEntry: false });
	if (stats === undefined) return [];
	if (stats.isFile()) return [path];
	return readdirSync(join(ROOT, path))
		.filter((name) => !isUnread(name))
		.sort()
		.flatMap((name) => filesOf(`${path}/${name}`));
}

/** What stands among the sources but never reaches the app. @param {string} name */
function isUnread(name) {
	return (
		name === 'training' || name === 'paraglide' || name.endsWith('.test.ts') || name.startsWith('.')
	);
}
