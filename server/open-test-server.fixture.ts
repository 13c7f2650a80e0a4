import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BcryptHasher } from '#lib/adapters/webcrypto/bcrypt-hasher.ts';
import { createApp } from './app.ts';
import { readSettings, type Settings } from './config/settings.ts';
import { createDeps } from './create-deps.ts';
import type { AppDeps } from './deps.ts';
import { FakePool } from './inference/fake-pool.fixture.ts';
import type { TaskPool } from './inference/task-pool.ts';
import type { Mail } from './people/mailer.ts';
import { createLog } from './log.ts';
import type { Storage } from './storage/database.ts';
import { openTestStorage } from './storage/open-test-storage.fixture.ts';

export interface TestServer {
	readonly app: ReturnType<typeof createApp>;
	readonly deps: AppDeps;
	/** What was sent, the oldest first. */
	readonly mails: readonly Mail[];
	/** Moves the server's clock on. */
	passTime(milliseconds: number): void;
	close(): Promise<void>;
}

/** A server in this process on a database in memory, with a clock that stands still and models that guess. */
export async function openTestServer(
	env: Readonly<Record<string, string>> = {},
	storage?: Storage,
	change: (deps: AppDeps) => AppDeps = (deps) => deps,
	pool: TaskPool = new FakePool()
): Promise<TestServer> {
	const opened = storage ?? (await openTestStorage());
	let now = Date.now();
	const clock = { now: () => now };
	const mails: Mail[] = [];
	const log = createLog('silent');
	// Made by whoever writes to it, such as backups.
	const folder = join(tmpdir(), `textai-test-${randomUUID()}`);
	const deps = change(
		createDeps({
			...{
				settings: testSettings({ DATA_DIR: folder, ...env }),
				storage: opened,
				log,
				clock,
				pool
			},
			hasher: new BcryptHasher(4),
			mailer: { sends: true, send: (mail) => void mails.push(mail) }
		})
	);
	return {
		app: createApp(deps),
		deps,
		mails,
		passTime(milliseconds) {
			now += milliseconds;
		},
		async close() {
			await deps.end();
			await opened.close();
			await rm(folder, { recursive: true, force: true });
		}
	};
}

function testSettings(env: Readonly<Record<string, string>>): Settings {
	const settings = readSettings({
		SERVER_SECRET: 'for tests alone, and long enough',
		...env
	});
	if (!settings.ok) throw new Error(settings.error.join('\n'));
	return settings.value;
}
