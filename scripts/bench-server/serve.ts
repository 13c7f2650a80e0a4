import { monitorEventLoopDelay } from 'node:perf_hooks';
import { serve } from '@hono/node-server';
import { createApp } from '#server/app.ts';
import { readSettings } from '#server/config/settings.ts';
import { createDeps } from '#server/create-deps.ts';
import { createLog } from '#server/log.ts';
import { openStorage } from '#server/storage/open-storage.ts';
import { users } from '#server/storage/schema/people-tables.ts';

/** The whole server as `npm run server` starts it, in a process of its own, with a user and a key. */
const settings = readSettings(process.env);
if (!settings.ok) throw new Error(settings.error.join('\n'));
const opened = await openStorage(settings.value, () => {});
if (!opened.ok) throw new Error(opened.error);
const storage = opened.value;
const log = createLog(settings.value.LOG_LEVEL);
const deps = createDeps({ settings: settings.value, storage, log });
await storage.db.insert(users).values({
	id: 'bench',
	name: 'bench',
	username: 'bench',
	displayUsername: 'bench',
	email: 'bench@no-mail.invalid'
});
const made = await deps.keys.generateKey('bench', { name: 'bench', scopes: ['sentiment'] });
if (!made.ok) throw new Error(made.error.kind);
const { secret } = made.value;

const delay = monitorEventLoopDelay({ resolution: 10 });
delay.enable();
process.on('message', (message) => {
	if (message === 'end') void end();
	else report(message === 'report-live');
});
// Whoever measured is gone.
process.on('disconnect', () => process.exit(1));

const server = serve(
	{ fetch: createApp(deps).fetch, port: 0, hostname: '127.0.0.1' },
	({ port }) => {
		process.send?.({ kind: 'listening', url: `http://127.0.0.1:${port}`, secret });
	}
);

/** @param isLive the garbage is taken out first: what is left is in use */
function report(isLive: boolean): void {
	if (isLive) globalThis.gc?.();
	const { rss, heapUsed, external } = process.memoryUsage();
	const p99 = delay.percentile(99) / 1e6;
	delay.reset();
	process.send?.({
		kind: 'figures',
		rssMb: rss / 1e6,
		heapMb: heapUsed / 1e6,
		externalMb: external / 1e6,
		delayP99Ms: p99
	});
}

async function end(): Promise<void> {
	server.close();
	await deps.end();
	await storage.close();
	process.exit(0);
}
