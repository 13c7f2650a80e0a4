import { spawnSync } from 'node:child_process';
import { err, ok, type Result } from '#lib/domain/result.ts';
import { findProgram } from './find-program.ts';

/** Programs that tests start for themselves, and the package of Debian that brings each. */
const PACKAGES = {
	postgres: 'postgresql',
	initdb: 'postgresql',
	'redis-server': 'redis-server',
	nginx: 'nginx-light'
} as const;
export type Program = keyof typeof PACKAGES;

/** Set by CI: tests then install what they lack, as root. Nobody's own machine is changed unasked. */
const MAY_INSTALL = process.env['INSTALL_TEST_SERVICES'] === 'true';
const INSTALL_TIMEOUT_MS = 240_000;

/**
 * Finds the programs, or installs them where that is allowed.
 * @returns their paths, or one line that says why tests which need them are skipped
 */
export function findServices<P extends Program>(
	programs: readonly P[]
): Result<Readonly<Record<P, string>>, string> {
	const missing = programs.filter((program) => findProgram(program) === undefined);
	if (missing.length > 0 && MAY_INSTALL) install(missing);
	const found = new Map(programs.map((program) => [program, findProgram(program)]));
	const absent = programs.filter((program) => found.get(program) === undefined);
	if (absent.length > 0) return err(explain(absent));
	return ok(pathsOf(programs, found));
}

function pathsOf<P extends Program>(
	programs: readonly P[],
	found: ReadonlyMap<P, string | undefined>
) {
	const paths: Partial<Record<P, string>> = {};
	for (const program of programs) paths[program] = found.get(program) ?? program;
	return paths as Record<P, string>;
}

function install(programs: readonly Program[]): void {
	const packages = new Set(programs.map((program) => PACKAGES[program]));
	const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
	const options = ['-qq', '-o', 'DPkg::Lock::Timeout=120'];
	for (const args of [['update'], ['install', '-y', '--no-install-recommends', ...packages]]) {
		spawnSync('apt-get', [...options, ...args], {
			env,
			stdio: 'ignore',
			timeout: INSTALL_TIMEOUT_MS
		});
	}
}

function explain(absent: readonly Program[]): string {
	const packages = [...new Set(absent.map((program) => PACKAGES[program]))].join(' ');
	const advice = MAY_INSTALL
		? 'apt-get could not install it'
		: `apt-get install ${packages}, or INSTALL_TEST_SERVICES=true as root`;
	return `this machine has no ${absent.join(', ')} (${advice})`;
}
