import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's folder; every child runs in it. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url));

const SIGNAL_EXIT_CODES = { SIGINT: 130, SIGTERM: 143 };

/**
 * @typedef {{ env?: NodeJS.ProcessEnv, onOutput?: (text: string) => void }} RunOptions
 * `env` is added to the process's own; with `onOutput` nothing is written to the terminal
 */

/** @type {Set<import('node:child_process').ChildProcess>} */
const children = new Set();

/**
 * Runs a program with this terminal's input and output.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions & { shell?: boolean }} [options]
 * @returns {Promise<number>} its exit code; 127 where it cannot be started, 1 where a signal ended it
 */
export function run(command, args, { env = {}, shell = false, onOutput } = {}) {
	return new Promise((done) => {
		const child = spawn(command, args, {
			cwd: ROOT,
			env: { ...process.env, ...env },
			stdio: onOutput ? ['ignore', 'pipe', 'pipe'] : 'inherit',
			shell
		});
		children.add(child);
		for (const stream of [child.stdout, child.stderr]) {
			stream?.setEncoding('utf8').on('data', (text) => onOutput?.(text));
		}
		const finish = (/** @type {number} */ code) => {
			children.delete(child);
			done(code);
		};
		child.once('error', () => finish(127));
		child.once('close', (code) => finish(code ?? 1));
	});
}

/**
 * @param {readonly string[]} args a script and its arguments
 * @param {RunOptions} [options]
 * @returns {Promise<number>} exit code
 */
export function runNode(args, options) {
	return run(process.execPath, args, options);
}

/**
 * Runs npm through Node itself where its script can be found: Windows' `npm.cmd` needs a shell.
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<number>} exit code
 */
export function runNpm(args, options = {}) {
	const bin = dirname(process.execPath);
	const cli = [
		process.env.npm_execpath ?? '',
		join(bin, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
		join(bin, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js')
	].find((file) => basename(file) === 'npm-cli.js' && existsSync(file));
	if (cli) return runNode([cli, ...args], options);
	return run('npm', args, { ...options, shell: process.platform === 'win32' });
}

/** Until the returned function is called, SIGINT and SIGTERM end the running child and then this process. */
export function endWithChildren() {
	const handlers = Object.entries(SIGNAL_EXIT_CODES).map(([signal, code]) => {
		const handler = () => {
			for (const child of children) child.kill('SIGTERM');
			process.exit(code);
		};
		process.on(signal, handler);
		return () => process.off(signal, handler);
	});
	return () => {
		for (const remove of handlers) remove();
	};
}

/**
 * Who ends `npm start` by its process id ends npm and its shell, and the signal stops there: without
 * this the server would keep the port.
 * @param {() => void} end
 */
export function endWithParent(end) {
	const parent = process.ppid;
	const watch = setInterval(() => {
		if (process.ppid === parent) return;
		clearInterval(watch);
		end();
	}, 500);
	watch.unref();
}
