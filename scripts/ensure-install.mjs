import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, runNpm } from './processes.mjs';

/**
 * Installs the dependencies unless they are those of package-lock.json already.
 * Without a package-lock.json, as in the image, there is nothing to install from.
 * Imports Node's own modules only: it runs before anything is installed.
 * @throws {Error} with one line for the user, when npm fails
 */
export async function ensureInstall() {
	const lock = read(join(ROOT, 'package-lock.json'));
	if (lock === undefined) return;
	const wanted = stampOf(lock);
	const stampFile = join(ROOT, 'node_modules', '.textai-install');
	const stamp = read(stampFile);
	if (stamp === wanted) return;
	const movedFromElsewhere = stamp !== undefined && platformOf(stamp) !== platformOf(wanted);
	const installed = read(join(ROOT, 'node_modules', '.package-lock.json'));
	if (movedFromElsewhere || installed === undefined || !satisfies(installed, lock)) {
		console.log('Installing dependencies (npm ci): the first time takes a minute or two …');
		// Without --include=dev a NODE_ENV of "production" would leave out the build tools.
		const code = await runNpm(['ci', '--include=dev', '--no-audit', '--no-fund']);
		if (code !== 0 || !existsSync(join(ROOT, 'node_modules'))) {
			throw new Error(
				'npm ci failed: see its message above; check the connection to the npm registry, then run this again.'
			);
		}
	}
	writeFileSync(stampFile, wanted);
}

/** @param {string} lock content of package-lock.json */
function stampOf(lock) {
	const hash = createHash('sha256').update(lock).digest('hex');
	// Native parts differ by platform: a folder copied from another machine is not an install.
	return `${process.platform}-${process.arch} ${hash}\n`;
}

/** @param {string} stamp */
function platformOf(stamp) {
	return stamp.split(' ')[0];
}

/**
 * Did an `npm install` by hand already bring what the lock file names? npm writes the hidden lock
 * file last, so an install that was interrupted has none.
 * @param {string} installed content of node_modules/.package-lock.json
 * @param {string} lock content of package-lock.json
 */
function satisfies(installed, lock) {
	/** @typedef {{ packages: Record<string, { version?: string, integrity?: string, optional?: boolean }> }} Lock */
	/** @type {Lock} */
	const have = JSON.parse(installed);
	/** @type {Lock} */
	const want = JSON.parse(lock);
	return Object.entries(want.packages).every(([path, { version, integrity, optional }]) => {
		if (path === '') return true;
		const found = have.packages[path];
		if (found === undefined) return optional === true;
		return found.version === version && found.integrity === integrity;
	});
}

/** @param {string} file */
function read(file) {
	return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}
