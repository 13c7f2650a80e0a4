import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { basename, delimiter, dirname, join } from 'node:path';
import { run, runNode } from './processes.mjs';

const ADVICE =
	'No Chromium found: install Chromium or Chrome, or run "npx playwright install chromium", or set CHROMIUM_PATH to its executable.';

/** Of every Chromium that tests and measurements start: it asks nobody for anything of its own accord. */
export const CHROMIUM_ARGS = [
	'--no-sandbox',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync'
];

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

/**
 * A Chromium that starts: CHROMIUM_PATH, the machine's own, Playwright's own.
 * @returns {string | undefined} path of its executable
 */
export function machineChromium() {
	const asked = process.env.CHROMIUM_PATH;
	if (asked) return asked;
	return standardPaths().find((path) => existsSync(path) && starts(path));
}

/**
 * Debian's Chromium without what only a window needs, where it stands beside the whole one: the same engine, and a test in it
 * takes two thirds of the time.
 * @param {string | undefined} chromium
 */
export function headlessShellBeside(chromium) {
	if (chromium === undefined || basename(chromium) !== 'chromium') return chromium;
	const shell = join(dirname(chromium), 'chromium-headless-shell');
	return existsSync(shell) && starts(shell) ? shell : chromium;
}

/**
 * Finds a Chromium for the tests, or installs one. Prints one line for what it does.
 * @param {{ install: boolean }} options
 * @returns {Promise<string>} path of the executable
 * @throws {Error} one line that says what to do
 */
export async function findChromium({ install }) {
	const asked = process.env.CHROMIUM_PATH;
	if (asked && !existsSync(asked)) {
		throw new Error(`CHROMIUM_PATH names a file that does not exist: ${asked}`);
	}
	const found = machineChromium() ?? (await playwrightChromium());
	if (found) return report('Chromium', found);
	if (!install) throw new Error(ADVICE);

	if (process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
		console.log('No Chromium on this machine: installing the package "chromium" (apt-get) …');
		const code = await run('apt-get', ['update', '-qq']);
		if (code === 0 && (await aptInstall('chromium')) === 0) {
			// Not every distribution has it; tests run without it, too.
			await aptInstall('chromium-headless-shell');
		}
		const installed = machineChromium();
		if (installed) return report('Installed', installed);
	}
	console.log('No Chromium on this machine: downloading that of Playwright …');
	await runNode(['node_modules/@playwright/test/cli.js', 'install', 'chromium']);
	const downloaded = await playwrightChromium();
	if (downloaded) return report('Installed', downloaded);
	throw new Error(ADVICE);
}

/** @param {string} name of a Debian package */
function aptInstall(name) {
	return run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', name], {
		env: { DEBIAN_FRONTEND: 'noninteractive' }
	});
}

/** @returns {string[]} */
function standardPaths() {
	const { HOME = '', PROGRAMFILES = '', LOCALAPPDATA = '' } = process.env;
	if (process.platform === 'darwin') {
		return ['/Applications', join(HOME, 'Applications')].flatMap((folder) => [
			join(folder, 'Chromium.app/Contents/MacOS/Chromium'),
			join(folder, 'Google Chrome.app/Contents/MacOS/Google Chrome')
		]);
	}
	if (process.platform === 'win32') {
		return [PROGRAMFILES, process.env['PROGRAMFILES(X86)'] ?? '', LOCALAPPDATA]
			.filter((folder) => folder !== '')
			.flatMap((folder) => [
				join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
				join(folder, 'Chromium', 'Application', 'chrome.exe')
			]);
	}
	const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
	return NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
}

/** On Ubuntu `chromium-browser` may be a note that says to install a snap. @param {string} path */
function starts(path) {
	// On Windows the question for the version opens a window.
	if (process.platform === 'win32') return true;
	return spawnSync(path, ['--version'], { timeout: 20_000, stdio: 'ignore' }).status === 0;
}

/** @returns {Promise<string | undefined>} the browser that Playwright downloaded earlier */
async function playwrightChromium() {
	const { chromium } = await import('@playwright/test');
	const path = chromium.executablePath();
	return existsSync(path) && starts(path) ? path : undefined;
}

/** @param {string} verb @param {string} path */
function report(verb, path) {
	console.log(`${verb}: ${path}`);
	return path;
}
