import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './processes.mjs';

/** Reads `.env` beside package.json, where there is one; what the environment says already stays. */
export function loadEnvFile() {
	const file = join(ROOT, '.env');
	if (existsSync(file)) process.loadEnvFile(file);
}
