import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuild } from './ensure-build.mjs';
import { freePort } from './free-port.mjs';
import { ROOT, runNode, runNpm } from './processes.mjs';
import { countCheck, countPlaywright, countVitest } from './test-report.mjs';

/**
 * @typedef {import('./test-report.mjs').Counts} Counts
 * @typedef {{ scratch: string, chromium: string | Error, rows: readonly import('./test-report.mjs').Row[],
 *   onOutput?: (text: string) => void }} Context
 * `scratch`: a folder for reports; `chromium`: its path, or why there is none; `rows`: stages before this one;
 * `onOutput`: takes what would be written, where the stage runs beside others
 * @typedef {{ title: string, only: string, isSlowAlone?: boolean, isMeasured?: boolean,
 *   run: (context: Context) => Promise<Counts> }} Stage
 * `isSlowAlone`: runs on one core for long, so beside the others; `isMeasured`: nothing else runs meanwhile
 */

const BUILD_TITLE = 'build';
const E2E_PORT = 4273;

/** @type {Stage[]} */
export const STAGES = [
	...lintScripts().map((script) => ({
		title: script,
		only: 'lint',
		isSlowAlone: script === 'lint:eslint',
		run: (/** @type {Context} */ context) => npmScript(script, context)
	})),
	{ title: 'check', only: 'check', run: (context) => npmScript('check', context) },
	{ title: 'unit and integration', only: 'unit', run: runVitest },
	{ title: BUILD_TITLE, only: 'e2e', run: runBuild },
	{
		title: 'end to end: together',
		only: 'e2e',
		isMeasured: true,
		run: (context) => runPlaywright('together', 2, context)
	},
	{
		title: 'end to end: alone',
		only: 'e2e',
		isMeasured: true,
		run: (context) => runPlaywright('alone', 1, context)
	}
];

/**
 * @param {readonly Stage[]} stages
 * @param {readonly string[]} args of the command line
 * @throws {Error} one line, on anything but `--only` with a known name
 */
export function chooseStages(stages, args) {
	if (args.length === 0) return stages;
	const chosen = stages.filter(({ only }) => only === args[1]);
	if (args[0] !== '--only' || args.length !== 2 || chosen.length === 0) {
		const names = [...new Set(stages.map(({ only }) => only))].join('|');
		throw new Error(`Usage: npm test [-- --only ${names}]`);
	}
	return chosen;
}

/** Each part of `npm run lint` by itself, so that the first failure does not hide the others. */
function lintScripts() {
	/** @type {{ scripts: Record<string, string> }} */
	const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
	return Object.keys(scripts).filter((name) => name.startsWith('lint:'));
}

/** @param {string} name @param {Context} context */
async function npmScript(name, { onOutput }) {
	return countCheck(await runNpm(['run', '--silent', name], onOutput && { onOutput }));
}

/** @param {Context} context */
async function runVitest({ scratch }) {
	const file = join(scratch, 'vitest.json');
	const code = await runNode([
		'node_modules/vitest/vitest.mjs',
		'run',
		'--allowOnly=false',
		'--reporter=default',
		'--reporter=json',
		`--outputFile.json=${file}`
	]);
	return countVitest(readJson(file), code);
}

/** @returns {Promise<Counts>} */
async function runBuild() {
	try {
		await ensureBuild();
		return countCheck(0);
	} catch (error) {
		console.error(error instanceof Error ? error.message : error);
		return countCheck(1);
	}
}

/** @param {'together' | 'alone'} project @param {number} workers browsers at once @param {Context} context */
async function runPlaywright(project, workers, { scratch, chromium, rows }) {
	if (typeof chromium !== 'string') return { ...countCheck(1), note: chromium.message };
	const built = rows.some(({ title, failed }) => title === BUILD_TITLE && failed === 0);
	if (!built) return { ...countCheck(1), note: 'not run: there is no build' };
	const file = join(scratch, `playwright-${project}.json`);
	const code = await runNode(
		[
			'node_modules/@playwright/test/cli.js',
			'test',
			`--project=${project}`,
			`--workers=${workers}`,
			'--forbid-only',
			'--reporter=list,json'
		],
		{ env: { PLAYWRIGHT_JSON_OUTPUT_FILE: file, E2E_PORT: String(await freePort(E2E_PORT)) } }
	);
	return countPlaywright(readJson(file), code);
}

/** @param {string} file @returns {unknown} undefined where it is missing */
function readJson(file) {
	return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}
