import { createAdaptorServer } from '@hono/node-server';
import { LOOPBACK, listen } from '#scripts/listen.mjs';
import { createWorkerApp } from './app.ts';
import { readSettings } from './config/settings.ts';
import { createDeps } from './create-deps.ts';
import { asHttp, finish, told } from './lifecycle.ts';
import { createLog } from './log.ts';
import { openStorage } from './storage/open-storage.ts';

const COMMAND = 'npm run server:worker';

/**
 * `npm run server:worker`: does the batches that instances of the server leave in Redis, and tells of itself on PORT
 * (/health, /ready, /metrics).
 * @returns the exit code, when it was told to end
 */
export async function runWorker(_: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
	const read = readSettings(env);
	if (!read.ok) return refuse(read.error);
	const settings = read.value;
	if (settings.REDIS_URL === undefined) {
		return refuse([
			'REDIS_URL must be set for a worker: without Redis the server does batches itself.'
		]);
	}
	const log = createLog(settings.LOG_LEVEL);
	const storage = await openStorage(settings, (error) => {
		log.warn({ reason: error.message }, 'a connection to the database broke');
	});
	if (!storage.ok) return refuse([storage.error]);
	const deps = createDeps({ settings, storage: storage.value, log });
	const end = async () => {
		await deps.end();
		await storage.value.close();
	};
	const app = createWorkerApp(deps);
	const hosts = settings.HOST === 'localhost' ? LOOPBACK : [settings.HOST];
	const create = () => asHttp(createAdaptorServer({ fetch: app.fetch }));
	try {
		const site = await listen(create, { port: settings.PORT, hosts }, COMMAND);
		deps.batches.startWorker();
		console.log(`TextAI Studio worker: ${site.url}/ready (Ctrl+C ends it)`);
		await told();
		log.info('ending: what runs is left to another worker');
		await finish(site.servers, settings.SHUTDOWN_SECONDS * 1000);
	} catch (error) {
		await end();
		return refuse([error instanceof Error ? error.message : String(error)]);
	}
	await end();
	return 0;
}

function refuse(lines: readonly string[]): number {
	for (const line of lines) console.error(line);
	return 1;
}
