import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { DexieAccountStore } from '#lib/adapters/dexie/dexie-account-store.ts';
import { DexieHistoryStore } from '#lib/adapters/dexie/dexie-history-store.ts';
import { DexieLoginAttemptStore } from '#lib/adapters/dexie/dexie-login-attempt-store.ts';
import { StudioDatabase } from '#lib/adapters/dexie/studio-database.ts';
import { DexieServerLinks } from '#lib/adapters/dexie/sync/dexie-server-links.ts';
import { DexieSyncReplica } from '#lib/adapters/dexie/sync/dexie-sync-replica.ts';
import { ApiClient } from '#lib/adapters/http/api-client.ts';
import { HttpPeople } from '#lib/adapters/http/http-people.ts';
import { HttpSyncServer } from '#lib/adapters/http/http-sync-server.ts';
import { BcryptHasher } from '#lib/adapters/webcrypto/bcrypt-hasher.ts';
import { WebKeyVault } from '#lib/adapters/webcrypto/web-key-vault.ts';
import { webRandom as random } from '#lib/adapters/webcrypto/web-random.ts';
import { createCredentials } from '#lib/domain/accounts/credentials.ts';
import { newUser } from '#lib/domain/accounts/registration.ts';
import { HistoryManager } from '#lib/domain/history/history-manager.ts';
import { LocalHistoryIndex } from '#lib/domain/history/local-history-index.ts';
import type { Result } from '#lib/domain/result.ts';
import { bringAccount } from '#lib/domain/sync/bring-account.ts';
import { changeJoinedPassword } from '#lib/domain/sync/change-joined-password.ts';
import { ServerAccount } from '#lib/domain/sync/server-account.ts';
import { SyncCycle } from '#lib/domain/sync/sync-cycle.ts';
import type { Sealer } from '#lib/ports/key-vault.ts';
import { openTestServer, type TestServer } from '#server/open-test-server.fixture.ts';

const PASSWORD = 'nine owls at dusk';
const NEW_PASSWORD = 'ten larks at dawn';
const SECRET = 'Marlene Ostrowski signed it.';
const clock = { now: () => Date.now() };

let server: TestServer;
beforeAll(async () => {
	server = await openTestServer();
});
afterAll(() => server.close());

function valueOf<T, E>(result: Result<T, E>): T {
	if (!result.ok) throw new Error(JSON.stringify(result.error));
	return result.value;
}

/** A browser profile: its own database and cookies, the server's own routes. */
function newBrowser() {
	const cookies = new Map<string, string>();
	const api = new ApiClient(async (path, init) => {
		const headers = new Headers(init.headers);
		headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '));
		const response = await server.app.request(path, { ...init, headers });
		for (const cookie of response.headers.getSetCookie()) {
			const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
			if (value === '' || /max-age=0/i.test(cookie)) cookies.delete(name);
			else cookies.set(name, value);
		}
		return response;
	});
	const db = new StudioDatabase('textai-studio', { indexedDB: new IDBFactory(), IDBKeyRange });
	const links = new DexieServerLinks(db, { clock, random });
	const ports = {
		accounts: new DexieAccountStore(db),
		attempts: new DexieLoginAttemptStore(db),
		vault: new WebKeyVault(1),
		hasher: new BcryptHasher(4),
		people: new HttpPeople(api),
		...{ clock, random, links }
	};
	const historyOf = (sealer: Sealer) => {
		const store = new DexieHistoryStore(db);
		return new HistoryManager(
			{ store, index: new LocalHistoryIndex(store, sealer), clock, random },
			sealer
		);
	};
	return {
		...{ ports, historyOf },
		account: new ServerAccount(ports),
		sync: (sealer: Sealer) =>
			new SyncCycle(
				new DexieSyncReplica(db, sealer, ports, () => Promise.resolve()),
				new HttpSyncServer(api)
			).run(new AbortController().signal)
	};
}

it('two browsers of one person share a history through the server’s own routes, which cannot read it', async () => {
	const [a, b] = [newBrowser(), newBrowser()];
	const made = await createCredentials('a1', PASSWORD, a.ports);
	const user = newUser(
		'a1',
		{ username: { key: 'ann', name: 'Ann' }, email: '', displayName: '' },
		1
	);
	const { credentials, sealer } = made;
	valueOf(
		await a.ports.accounts.add({ id: 'a1', usernameKey: 'ann', user, credentials }, () => 'admin')
	);
	valueOf(
		await a.historyOf(sealer).addEntry({
			...{ tool: 'sentiment', input: { text: SECRET }, result: { label: 'positive' } },
			...{
				outcome: 'positive',
				durationMs: 5,
				inputSize: 28,
				model: 'm',
				device: 'wasm',
				isCached: false
			}
		})
	);
	expect(await a.ports.people.describe()).toMatchObject({ ok: true, value: { isOpen: true } });
	valueOf(await a.account.register('Ann', PASSWORD, { username: 'ann', email: '' }));
	expect(valueOf(await a.sync(sealer))).toEqual({ sent: 1, changed: 0 });

	expect(await b.account.open('ann', 'a wrong password')).toMatchObject({
		error: { kind: 'wrong-credentials' }
	});
	const brought = valueOf(
		await bringAccount(b.ports, valueOf(await b.account.open('ann', PASSWORD)))
	);
	valueOf(await b.sync(brought.sealer));
	const page = valueOf(await b.historyOf(brought.sealer).getHistory());
	expect(page.items.map(({ notes }) => notes.excerpt)).toEqual([SECRET]);

	valueOf(await changeJoinedPassword(a.ports, 'a1', PASSWORD, NEW_PASSWORD));
	expect(await b.sync(brought.sealer)).toMatchObject({ error: { kind: 'signed-out' } });
	const again = valueOf(await b.account.open('ann', NEW_PASSWORD));
	valueOf(await bringAccount(b.ports, again));
	valueOf(await b.sync(brought.sealer));
	valueOf(await a.sync(sealer));

	const { db } = server.deps.storage;
	const tables = await db
		.select({ name: sql<string>`table_name` })
		.from(sql`information_schema.tables`)
		.where(sql`table_schema = 'public'`);
	expect(tables.length).toBeGreaterThan(10);
	for (const { name } of tables) {
		const dump = JSON.stringify(
			await db.select({ row: sql`t::text` }).from(sql`${sql.identifier(name)} t`)
		);
		expect(dump).not.toMatch(/ostrowski|marlene|positive|owls at dusk|larks at dawn/i);
		// As bytea is printed.
		expect(dump).not.toContain(Buffer.from('Ostrowski').toString('hex'));
	}
}, 60_000);
