import { createAdaptorServer } from '@hono/node-server';
import { newUser } from '#lib/domain/accounts/registration.ts';
import { createApp } from '#server/app.ts';
import { readSettings } from '#server/config/settings.ts';
import { createDeps } from '#server/create-deps.ts';
import { FakePool } from '#server/inference/fake-pool.fixture.ts';
import { createLog } from '#server/log.ts';
import { openStorage } from '#server/storage/open-storage.ts';
import { users } from '#server/storage/schema/people-tables.ts';

// The server as it is, in a process to be killed, but for two parts: everybody is Ann without a log-in, and no
// models are loaded, which would take most of a round's time and processors.
const ANN = newUser(
	'ann',
	{ username: { key: 'ann', name: 'ann' }, email: '', displayName: '' },
	0
);

const settings = readSettings(process.env);
if (!settings.ok) throw new Error(settings.error.join('\n'));
const storage = await openStorage(settings.value, () => undefined);
if (!storage.ok) throw new Error(storage.error);
const row = { id: 'ann', name: 'ann', username: 'ann', displayUsername: 'ann' };
await storage.value.db
	.insert(users)
	.values({ ...row, email: 'ann@example.invalid' })
	.onConflictDoNothing();
const session = { id: 's', provenAt: 0 };
const principal = { kind: 'session', user: ANN, session } as const;
const found = { ...principal, principal, cookies: [] };
const deps = createDeps({
	settings: settings.value,
	storage: storage.value,
	log: createLog('silent'),
	pool: new FakePool()
});
const app = createApp({
	...deps,
	sessions: { find: () => Promise.resolve(found) }
});
const server = createAdaptorServer({ fetch: app.fetch });
server.listen(0, '127.0.0.1', () => {
	const address = server.address();
	console.log(address !== null && typeof address === 'object' ? `ready ${address.port}` : 'failed');
});
