import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's folder; every child runs in it. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url));

const SIGNAL_EXIT_CODES = { SIGINT: 130, SIGTERM: 143 };

/** @type {Set<import('node:child_process').ChildProcess>} */
const children = new Set();

/**
 * Runs a program with this terminal's input and output.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, shell?: boolean }} [options] `env` is added to the process's own
 * @returns {Promise<number>} its exit code; 127 where it cannot be started, 1 where a signal ended it
 */
export function run(command, args, { env = {}, shell = false } = {}) {
	return new Promise((done) => {
		const child = spawn(command, args, {
			cwd: ROOT,
			env: { ...process.env, ...env },
			stdio: 'inherit',
			shell
		});
		children.add(child);
		const finish = (/** @type {number} */ code) => {
			children.delete(child);
			done(code);
		};
		child.once('error', () => finish(127));
		child.once('exit', (code) => finish(code ?? 1));
	});
}

/**
 * @param {readonly string[]} args a script and its arguments
 * @param {{ env?: NodeJS.ProcessEnv }} [options]
 * @returns {Promise<number>} exit code
 */
export function runNode(args, options) {
	return run(process.execPath, args, options);
}

/**
 * Runs npm through Node itself where its script can be found: Windows' `npm.cmd` needs a shell.
 * @param {readonly string[]} args
 * @returns {Promise<number>} exit code
 */
export function runNpm(args) {
	const bin = dirname(process.execPath);
	const cli = [
		process.env.npm_execpath ?? '',
		join(bin, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
		join(bin, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js')
	].find((file) => basename(file) === 'npm-cli.js' && existsSync(file));
	if (cli) return runNode([cli, ...args]);
	return run('npm', args, { shell: process.platform === 'win32' });
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
