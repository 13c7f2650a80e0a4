import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { drillSchema, type DrillRecord } from '#lib/domain/admin/server-backups.ts';
import type { Settings } from '#server/config/settings.ts';

type Folder = Pick<Settings, 'DATA_DIR'>;

/** A drill runs in a process of its own: what came of it is left where the server finds it. */
export function writeDrill(settings: Folder, record: DrillRecord): void {
	try {
		mkdirSync(resolve(settings.DATA_DIR), { recursive: true, mode: 0o700 });
		writeFileSync(fileOf(settings), JSON.stringify(record), { mode: 0o600 });
	} catch {
		// A folder that cannot be written to: the terminal has told everything.
	}
}

/** Nothing where none was ever made with this folder. */
export function readDrill(settings: Folder): DrillRecord | undefined {
	try {
		return drillSchema.safeParse(JSON.parse(readFileSync(fileOf(settings), 'utf8'))).data;
	} catch {
		return undefined;
	}
}

function fileOf({ DATA_DIR }: Folder): string {
	return join(resolve(DATA_DIR), 'last-drill.json');
}
