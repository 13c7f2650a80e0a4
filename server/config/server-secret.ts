import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Settings } from './settings.ts';

const BYTES = 32;

/**
 * What only this server knows: `SERVER_SECRET`, or 32 random bytes in `DATA_DIR/secret`, made at the first use and
 * readable by nobody else. All instances of a server need the same one.
 */
export function readServerSecret({
	SERVER_SECRET,
	DATA_DIR
}: Pick<Settings, 'SERVER_SECRET' | 'DATA_DIR'>): Buffer {
	if (SERVER_SECRET !== undefined) return Buffer.from(SERVER_SECRET, 'utf8');
	const folder = resolve(DATA_DIR);
	mkdirSync(folder, { recursive: true, mode: 0o700 });
	const file = join(folder, 'secret');
	try {
		// Fails where there is one already: two processes at once end up with the same secret.
		writeFileSync(file, randomBytes(BYTES).toString('hex'), { flag: 'wx', mode: 0o600 });
	} catch (error) {
		if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
	}
	return Buffer.from(readFileSync(file, 'utf8').trim(), 'hex');
}
