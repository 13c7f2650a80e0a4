import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { err, ok, type Result } from '#lib/domain/result.ts';

/**
 * Takes a data folder for this process alone: two processes in one PGlite database destroy it. A lock whose process
 * has ended is taken over. Processes in different containers do not see each other: give each a folder of its own.
 * @returns what gives it back, or the id of the process that has it
 */
export function lockFolder(folder: string): Result<() => void, { readonly holder: number }> {
	mkdirSync(folder, { recursive: true, mode: 0o700 });
	const file = join(folder, 'server.pid');
	const mine = `${process.pid} ${startOf(process.pid)}`;
	for (let tries = 0; tries < 2; tries++) {
		try {
			writeFileSync(file, mine, { flag: 'wx', mode: 0o600 });
			return ok(() => rmSync(file, { force: true }));
		} catch {
			const [pid = '', start = ''] = read(file).split(' ');
			const holder = Number(pid);
			const isSelf = holder === process.pid && start === startOf(process.pid);
			if (!isSelf && isRunning(holder) && startOf(holder) === start) return err({ holder });
			rmSync(file, { force: true });
		}
	}
	return err({ holder: Number(read(file).split(' ')[0]) });
}

function read(file: string): string {
	return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

function isRunning(pid: number): boolean {
	if (!Number.isInteger(pid) || pid <= 0) return false;
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return error instanceof Error && 'code' in error && error.code === 'EPERM';
	}
}

/** When a process began, where Linux tells: ids are given again, after a restart of a container even the same ones. */
function startOf(pid: number): string {
	const stat = read(`/proc/${pid}/stat`);
	// Behind the name, which may hold anything, the 22nd field of proc(5) is the 20th.
	return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? 'unknown';
}
