import { createApp } from './app.ts';
import { readSettings, type Settings } from './config/settings.ts';
import { createDeps } from './create-deps.ts';
import type { AppDeps } from './deps.ts';
import { createLog } from './log.ts';
import type { Storage } from './storage/database.ts';
import { openTestStorage } from './storage/open-test-storage.fixture.ts';

export interface TestServer {
	readonly app: ReturnType<typeof createApp>;
	readonly deps: AppDeps;
	/** Moves the server's clock on. */
	passTime(milliseconds: number): void;
	close(): Promise<void>;
}

/** A server in this process on a database in memory, with a clock that stands still. */
export async function openTestServer(
	env: Readonly<Record<string, string>> = {},
	storage?: Storage,
	change: (deps: AppDeps) => AppDeps = (deps) => deps
): Promise<TestServer> {
	const opened = storage ?? (await openTestStorage());
	let now = Date.now();
	const clock = { now: () => now };
	const log = createLog('silent');
	const deps = change(createDeps({ settings: testSettings(env), storage: opened, log, clock }));
	return {
		app: createApp(deps),
		deps,
		passTime(milliseconds) {
			now += milliseconds;
		},
		close: () => opened.close()
	};
}

function testSettings(env: Readonly<Record<string, string>>): Settings {
	const settings = readSettings(env);
	if (!settings.ok) throw new Error(settings.error.join('\n'));
	return settings.value;
}
