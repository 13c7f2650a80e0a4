import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePorts } from '../../support/services/free-ports.ts';
import { GuardedProcess } from '../../support/services/guarded-process.ts';
import { runningService, type Service } from '../../support/services/running-service.ts';
import { test as base } from './fixtures.ts';

const START_TIMEOUT_MS = 90_000;

interface Own {
	/** The optional server with the built app, an empty database and sign-up by invitation. */
	server: Service;
}

/** Tests of pages that speak with the server: `baseURL` is its address, and no other may be asked. */
export const test = base.extend<Own>({
	// eslint-disable-next-line no-empty-pattern -- Playwright reads the names from this pattern
	server: async ({}, use) => {
		const folder = mkdtempSync(join(tmpdir(), 'textai-e2e-server-'));
		const [port = 0] = await freePorts(1);
		const url = `http://localhost:${port}`;
		const env = {
			PORT: String(port),
			DATA_DIR: folder,
			SIGN_UP: 'invitation',
			BACKUP_DAILY: 'false',
			LOG_LEVEL: 'warn'
		};
		const args = ['scripts/server.mjs', '--no-build', '--no-install'];
		const server = new GuardedProcess(process.execPath, args, { env });
		const answers = async () => {
			const { ok } = await fetch(`${url}/health`);
			if (!ok) throw new Error('not yet');
			return true as const;
		};
		const running = await runningService({
			...{ server, folder, url, answers },
			timeoutMs: START_TIMEOUT_MS
		});
		await use(running);
		await running.end();
	},

	baseURL: async ({ server }, use) => {
		await use(server.url);
	}
});
