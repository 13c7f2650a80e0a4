import { resolve } from 'node:path';
import { createAdaptorServer } from '@hono/node-server';
import { ok } from '#lib/domain/result.ts';
import { LOOPBACK, listen } from '#scripts/listen.mjs';
import { openChannel } from './admin/channel.ts';
import { createApp } from './app.ts';
import { readSettings } from './config/settings.ts';
import { createDeps } from './create-deps.ts';
import { createLog } from './log.ts';
import { asHttp, finish, told } from './lifecycle.ts';
import { lockFolder } from './storage/lock-folder.ts';
import { openStorage } from './storage/open-storage.ts';

/** Reads the environment, opens the database, listens, and ends in good order when told to. */
export async function startServer(env: NodeJS.ProcessEnv): Promise<void> {
	const settings = readSettings(env);
	if (!settings.ok) {
		refuse(settings.error);
		return;
	}
	const { PORT, HOST, LOG_LEVEL, SHUTDOWN_SECONDS } = settings.value;
	const log = createLog(LOG_LEVEL);
	const folder = resolve(settings.value.DATA_DIR);
	const isBuiltIn = settings.value.DATABASE_URL === undefined;
	const lock = isBuiltIn ? lockFolder(folder) : ok(() => undefined);
	if (!lock.ok) {
		refuse([`Process ${lock.error.holder} has ${folder} open: end it, or set another DATA_DIR.`]);
		return;
	}
	const storage = await openStorage(settings.value, (error) => {
		log.warn({ reason: error.message }, 'a connection to the database broke');
	});
	if (!storage.ok) {
		lock.value();
		refuse([storage.error]);
		return;
	}

	const deps = createDeps({ settings: settings.value, storage: storage.value, log });
	const endChannel = isBuiltIn ? await openChannel(deps, folder) : () => undefined;
	const end = async () => {
		endChannel();
		await deps.end();
		await storage.value.close();
		lock.value();
	};
	const app = createApp(deps);
	deps.batches.start();
	deps.backups.start();
	const hosts = HOST === 'localhost' ? LOOPBACK : [HOST];
	const create = () => asHttp(createAdaptorServer({ fetch: app.fetch }));
	const site = await listen(create, { port: PORT, hosts }, 'npm run server').catch(
		async (error: unknown) => {
			await end();
			refuse([error instanceof Error ? error.message : String(error)]);
		}
	);
	if (!site) return;
	console.log(`TextAI Studio server: ${site.url} (documents: ${site.url}/docs; Ctrl+C ends it)`);

	await told();
	log.info('ending: running requests get their answers');
	await finish(site.servers, SHUTDOWN_SECONDS * 1000);
	await end();
	log.info('ended');
	// Idle workers of the password hasher would keep the process for a minute.
	process.exit();
}

function refuse(lines: readonly string[]): void {
	for (const line of lines) console.error(line);
	process.exitCode = 1;
}
