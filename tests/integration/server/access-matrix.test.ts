import { z } from 'zod';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestServer, type TestServer } from '#server/open-test-server.fixture.ts';
import { Client, loginOf, registrationOf, secretOf } from './support/client.ts';
import { MATRIX, type Who } from './support/matrix.ts';

let server: TestServer;
const clients = new Map<Who, Client>();
let ownKeyId = '';

beforeAll(async () => {
	server = await openTestServer();
	const enter = async (who: Who, name: string) => {
		const client = Client.of(server);
		await client.call('POST', '/api/auth/register', registrationOf(name));
		clients.set(who, client);
		return client;
	};
	await enter('admin', 'boss');
	const user = await enter('user', 'ann');
	await enter('other', 'bob');
	clients.set('anonymous', Client.of(server));
	const makeKey = async (who: Who, scopes: readonly string[], expiresAt?: number) => {
		const body = { name: who, scopes, ...(expiresAt === undefined ? {} : { expiresAt }) };
		const made = await user.call('POST', '/api/keys', body);
		const { secret, key } = (await made.json()) as { secret: string; key: { id: string } };
		const client = Client.of(server);
		client.key = secret;
		clients.set(who, client);
		return key.id;
	};
	const every = ['sentiment', 'summary', 'fake-news', 'job-match'];
	ownKeyId = await makeKey('key', every);
	await makeKey('wrong scope', ['job-match']);
	await makeKey('expired key', every, server.deps.clock.now() + 1000);
	const revoked = await makeKey('revoked key', every);
	await user.call('DELETE', `/api/keys/${revoked}`);
	server.passTime(2000);
});
afterAll(() => server.close());

interface Operation {
	readonly method: string;
	readonly path: string;
}

async function operations(): Promise<readonly Operation[]> {
	const document = (await (await server.app.request('/openapi.json')).json()) as {
		paths: Record<string, Record<string, unknown>>;
	};
	return Object.entries(document.paths).flatMap(([path, methods]) =>
		Object.keys(methods).map((method) => ({ method: method.toUpperCase(), path }))
	);
}

describe('who may call what', () => {
	it('is written down for every route', async () => {
		const known = Object.keys(MATRIX).toSorted();
		const there = (await operations()).map(({ method, path }) => `${method} ${path}`).toSorted();
		expect(known).toEqual(there);
	});

	it('is what the server does', async () => {
		const wrong: string[] = [];
		for (const { method, path } of await operations()) {
			const row = MATRIX[`${method} ${path}`];
			if (!row) continue;
			const address = row.address ?? path.replaceAll(/\{[^}]+\}/g, 'no-such-id');
			for (const [who, client] of clients) {
				// No body that any route takes: who may come in is answered first.
				const body = method === 'GET' ? undefined : (row.body ?? { loginSecret: 1 });
				const { status } = await probe(client, method, address, body);
				if (row.takesFile === true && status === 422) continue;
				const verdict = status === 401 ? 'who?' : status === 403 ? 'no' : 'in';
				const expected = expectedFor(row, who);
				if (verdict !== expected) wrong.push(`${method} ${path} by ${who}: ${verdict} (${status})`);
			}
		}
		expect(wrong).toEqual([]);
	});

	it('keeps one user from the keys of another', async () => {
		const other = clients.get('other');
		expect((await other?.call('DELETE', `/api/keys/${ownKeyId}`))?.status).toBe(404);
		expect((await other?.call('POST', `/api/keys/${ownKeyId}/rotate`))?.status).toBe(404);
		const listed = (await (await other?.call('GET', '/api/keys'))?.json()) as { keys: unknown[] };
		expect(listed.keys).toEqual([]);
	});

	it('lets nobody in who was locked, by cookie, key or password', async () => {
		const locked = Client.of(server);
		await locked.call('POST', '/api/auth/register', registrationOf('mallory'));
		const made = await locked.call('POST', '/api/keys', { name: 'k', scopes: ['sentiment'] });
		const withKey = Client.of(server);
		withKey.key = ((await made.json()) as { secret: string }).secret;
		const { people } = server.deps;
		const boss = await people.accounts.byUsernameKey('boss');
		const mallory = await people.accounts.byUsernameKey('mallory');
		if (!boss.ok || !boss.value || !mallory.ok || !mallory.value) throw new Error('not there');
		const visit = { headers: new Headers(), address: 'test', isKept: false };
		const { users } = people.forVisit(visit);
		await users.updateUser(boss.value.id, mallory.value.id, { isLocked: true });
		expect((await locked.call('GET', '/api/account')).status).toBe(401);
		expect((await withKey.call('GET', '/api/account')).status).toBe(401);
		const login = await Client.of(server).call('POST', '/api/auth/login', loginOf('mallory'));
		expect(login.status).toBe(403);
	});

	it('never stores a password, a secret or a key in the clear', async () => {
		const { rows } = z.object({ rows: z.array(z.object({ dump: z.string() })) }).parse(
			await server.deps.storage.db.execute(
				`select string_agg(t, '') as dump from (select u::text as t from users u union all
				select a::text from sign_in_accounts a union all select k::text from api_keys k) all_rows`
			)
		);
		const dump = rows[0]?.dump ?? '';
		expect(dump).toContain('ann');
		expect(dump).not.toContain(secretOf('ann'));
		expect(dump).not.toContain(clients.get('key')?.key ?? 'no key');
	});
});

/** Every probe on a copy: some of them end sessions. */
async function probe(client: Client, method: string, path: string, body: unknown) {
	const copy = Client.of(server);
	for (const [name, value] of client.cookies) copy.cookies.set(name, value);
	copy.key = client.key;
	// It would take effect.
	if (path.endsWith('/logout')) copy.cookies.clear();
	return copy.call(method, path, body);
}

function expectedFor(row: (typeof MATRIX)[string], who: Who): string {
	if (who === 'revoked key' || who === 'expired key')
		return row.unread?.includes(who) ? 'in' : 'who?';
	return row[who] ?? 'in';
}
