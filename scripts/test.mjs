import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findChromium } from './chromium.mjs';
import { ensureInstall } from './ensure-install.mjs';
import { refuseOldNode } from './node-version.mjs';
import { endWithChildren, runNode } from './processes.mjs';
import { lastLine, table } from './test-report.mjs';
import { STAGES, chooseStages } from './test-stages.mjs';
import { writeWords } from './words/write-words.mjs';

refuseOldNode();
endWithChildren();
const scratch = mkdtempSync(join(tmpdir(), 'textai-test-'));
try {
	process.exitCode = (await test(process.argv.slice(2))) ? 0 : 1;
} catch (error) {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
} finally {
	rmSync(scratch, { recursive: true, force: true });
}

/**
 * `npm test`: every stage, also after one has failed.
 * @param {readonly string[]} args `--only <name>` runs the stages of that name
 * @returns {Promise<boolean>} nothing failed
 */
async function test(args) {
	const stages = chooseStages(STAGES, args);
	await ensureInstall();
	// ESLint and the type checkers read what this writes.
	if ((await runNode(['node_modules/@sveltejs/kit/svelte-kit.js', 'sync'])) !== 0) {
		throw new Error('svelte-kit sync failed: see its message above.');
	}
	await writeWords();
	const chromium = await findChromium({ install: true }).catch(
		(/** @type {Error} */ error) => error
	);
	if (typeof chromium === 'string') process.env.CHROMIUM_PATH = chromium;
	else console.error(chromium.message);

	/** @type {import('./test-report.mjs').Row[]} */
	const rows = [];
	const context = { scratch, chromium, rows };
	let beside = stages
		.filter(({ isSlowAlone }) => isSlowAlone)
		.map((stage) => aside(stage, context));
	const joined = async () => {
		for (const show of await Promise.all(beside)) rows.push(show());
		beside = [];
	};
	for (const stage of stages.filter(({ isSlowAlone }) => !isSlowAlone)) {
		if (stage.isMeasured) await joined();
		console.log(`\n──── ${stage.title} ────`);
		rows.push(done(await timed(stage, context)));
	}
	await joined();
	console.log(`\n${table(rows)}\n`);
	console.log(lastLine(rows));
	return rows.every(({ failed }) => failed === 0);
}

/**
 * @param {import('./test-stages.mjs').Stage} stage
 * @param {import('./test-stages.mjs').Context} context
 * @returns {Promise<import('./test-report.mjs').Row>}
 */
async function timed({ title, run }, context) {
	const began = performance.now();
	const counts = await run(context);
	return { title, seconds: (performance.now() - began) / 1000, ...counts };
}

/**
 * Runs a stage while others write to the terminal.
 * @param {import('./test-stages.mjs').Stage} stage
 * @param {import('./test-stages.mjs').Context} context
 * @returns {Promise<() => import('./test-report.mjs').Row>} writes what the stage had to say
 */
async function aside(stage, context) {
	let output = '';
	const row = await timed(stage, {
		...context,
		onOutput: (text) => {
			output += text;
		}
	});
	return () => {
		console.log(`\n──── ${stage.title} ────\n${output}`);
		return done(row);
	};
}

/** @param {import('./test-report.mjs').Row} row */
function done(row) {
	const { title, failed, seconds } = row;
	console.log(`──── ${title}: ${failed === 0 ? 'ok' : 'FAILED'}, ${seconds.toFixed(1)} s`);
	return row;
}
