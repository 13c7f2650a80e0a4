import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePorts } from './free-ports.ts';
import { GuardedProcess } from './guarded-process.ts';
import { runningService, type Service } from './running-service.ts';

const START_TIMEOUT_MS = 90_000;

/** The optional server as it is, with the app that was built, on an empty database of its own. */
export async function startTextaiServer(env: Readonly<Record<string, string>>): Promise<Service> {
	const folder = mkdtempSync(join(tmpdir(), 'textai-server-'));
	const [port = 0] = await freePorts(1);
	const url = `http://localhost:${port}`;
	const args = ['scripts/server.mjs', '--no-build', '--no-install'];
	const own = { PORT: String(port), DATA_DIR: folder, LOG_LEVEL: 'warn' };
	const server = new GuardedProcess(process.execPath, args, { env: { ...own, ...env } });
	const answers = async () => {
		const { ok } = await fetch(`${url}/health`);
		if (!ok) throw new Error('not yet');
		return true as const;
	};
	return runningService({ server, folder, url, answers, timeoutMs: START_TIMEOUT_MS });
}
