import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { freePorts } from './free-ports.ts';
import { GuardedProcess } from './guarded-process.ts';
import { runningService, type Service } from './running-service.ts';

const START_TIMEOUT_MS = 30_000;
/** A test's cluster need not survive a power cut. */
const QUICK = ['fsync=off', 'full_page_writes=off', 'synchronous_commit=off', 'jit=off'];
/** Whoever of them there is: PostgreSQL refuses to run as root. */
const OTHER_USERS = ['postgres', 'nobody'];

export interface PostgresPrograms {
	readonly postgres: string;
	readonly initdb: string;
}

/** A PostgreSQL of this process alone: fresh, in a folder under the system's temporary one, on a free port.
 * @returns the address of an administrator's connection; databases are made through it
 */
export async function startPostgres(programs: PostgresPrograms): Promise<Service> {
	const folder = mkdtempSync(join(tmpdir(), 'textai-postgres-'));
	const user = otherUser();
	if (user) chownSync(folder, user.uid, user.gid);
	chmodSync(folder, 0o700);
	const data = join(folder, 'data');
	const made = spawnSync(
		programs.initdb,
		['--no-sync', '--username=textai', '--auth=trust', '--encoding=UTF8', '--locale=C', '-D', data],
		{ encoding: 'utf8', cwd: '/', ...user }
	);
	if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr}`);
	const [port = 0] = await freePorts(1);
	const server = new GuardedProcess(
		programs.postgres,
		[
			...['-D', data, '-h', '127.0.0.1', '-p', String(port), '-k', folder, '-N', '100'],
			...QUICK.flatMap((setting) => ['-c', setting])
		],
		{ endSignal: 'INT', cwd: '/', user }
	);
	const url = `postgres://textai@127.0.0.1:${port}/postgres`;
	return runningService({
		server,
		folder,
		url,
		timeoutMs: START_TIMEOUT_MS,
		answers: () => connects(url)
	});
}

async function connects(url: string): Promise<true> {
	const client = new pg.Client({ connectionString: url });
	try {
		await client.connect();
		return true;
	} finally {
		await client.end();
	}
}

/** @returns nothing where this process is not root and may start it itself */
function otherUser() {
	if (process.getuid?.() !== 0) return undefined;
	for (const name of OTHER_USERS) {
		const [uid, gid] = ['-u', '-g'].map((option) =>
			Number(spawnSync('id', [option, name], { encoding: 'utf8' }).stdout)
		);
		if (uid && gid) return { uid, gid };
	}
	throw new Error('There is no user but root to run PostgreSQL.');
}
