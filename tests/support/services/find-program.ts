import { accessSync, constants, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Where distributions put what is not in everybody's path. */
const MORE_FOLDERS = ['/usr/sbin', '/usr/local/sbin', '/opt/homebrew/bin'];
/** Debian keeps a folder a version of PostgreSQL. */
const POSTGRES_VERSIONS = '/usr/lib/postgresql';

/** @returns the whole path of a program, or nothing where this machine has none */
export function findProgram(name: string): string | undefined {
	const path = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
	const folders = [...postgresFolders(), ...path, ...MORE_FOLDERS];
	return folders.map((folder) => join(folder, name)).find(isProgram);
}

/** The newest first. */
function postgresFolders(): string[] {
	try {
		return readdirSync(POSTGRES_VERSIONS)
			.toSorted((a, b) => Number(b) - Number(a))
			.map((version) => join(POSTGRES_VERSIONS, version, 'bin'));
	} catch {
		return [];
	}
}

function isProgram(file: string): boolean {
	try {
		accessSync(file, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}
