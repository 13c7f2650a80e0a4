import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestServer, type TestServer } from '#server/open-test-server.fixture.ts';
import { Client, derivation, loginOf, registrationOf, secretOf } from './support/client.ts';
import { secretOfUri, totp } from './support/totp.ts';

const wrapped = { keyId: 'k1', ownerId: 'o1', keyByPassword: 'AAAA', keyByRecovery: 'BBBB' };
let server: TestServer;

beforeAll(async () => {
	server = await openTestServer();
});
afterAll(() => server.close());

async function register(name: string, more: object = {}) {
	const client = Client.of(server);
	const response = await client.call('POST', '/api/auth/register', registrationOf(name, more));
	expect([response.status, name]).toEqual([201, name]);
	return client;
}

describe('people', () => {
	it('makes the first one the admin, also when many come at once', async () => {
		const names = ['first', 'second', 'third', 'fourth'];
		const clients = await Promise.all(names.map((name) => register(name)));
		const roles = await Promise.all(
			clients.map(async (client) => {
				const me = (await (await client.call('GET', '/api/account')).json()) as {
					user: { role: string };
				};
				return me.user.role;
			})
		);
		expect(roles.toSorted()).toEqual(['admin', 'member', 'member', 'member']);
	});

	it('registers, logs in, and hands the wrapped data key out again', async () => {
		await register('Ann', { keyring: { derivation, wrapped }, email: 'ann@example.org' });
		const client = Client.of(server);
		const response = await client.call('POST', '/api/auth/login', loginOf('ANN', 'Ann'));
		expect(response.status).toBe(200);
		expect(await response.json()).toMatchObject({
			state: 'signed-in',
			user: { username: 'Ann', email: 'ann@example.org', tier: 'user', role: 'member' },
			keyring: { derivation, wrapped }
		});
		const cookie = response.headers.getSetCookie().find((text) => text.includes('session_token'));
		expect(cookie).toMatch(/HttpOnly/i);
		expect(cookie).toMatch(/SameSite=Lax/i);
		expect((await client.call('GET', '/api/account')).status).toBe(200);
	});

	it('says that a name is taken, whatever its case', async () => {
		const again = await Client.of(server).call('POST', '/api/auth/register', registrationOf('aNN'));
		expect([again.status, await again.json()]).toMatchObject([409, { code: 'username-taken' }]);
	});

	it('does not tell unknown names from wrong passwords, nor by their derivation', async () => {
		const client = Client.of(server);
		const wrong = await client.call('POST', '/api/auth/login', loginOf('second', 'wrong'));
		const unknown = await client.call('POST', '/api/auth/login', loginOf('nobody', 'wrong'));
		const strip = async (response: Response) => {
			const body = (await response.json()) as Record<string, unknown>;
			return [response.status, { ...body, requestId: '' }];
		};
		expect(await strip(unknown)).toEqual(await strip(wrong));
		const ask = async (username: string) =>
			(await client.call('POST', '/api/auth/derivation', { username })).json() as Promise<unknown>;
		const [first, again] = [await ask('nobody'), await ask(' NOBODY ')];
		expect(first).toEqual(again);
		expect(first).toMatchObject({ algorithm: 'PBKDF2-SHA-256', rounds: 600_000 });
		expect(await ask('nobody else')).not.toEqual(first);
		expect(await ask('second')).toEqual(derivation);
	});

	it('counts failures by name and lets nobody guess in parallel', async () => {
		const guesses = await Promise.all(
			Array.from({ length: 12 }, (_, number) =>
				Client.of(server).call('POST', '/api/auth/login', loginOf('third', `guess ${number}`))
			)
		);
		const refused = guesses.filter(({ status }) => status === 429);
		expect(refused).toHaveLength(8);
		expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThan(0);
		const right = await Client.of(server).call('POST', '/api/auth/login', loginOf('third'));
		expect(right.status).toBe(429);
		server.passTime(20 * 60_000);
		const later = await Client.of(server).call('POST', '/api/auth/login', loginOf('third'));
		expect(later.status).toBe(200);
	});

	it('holds one address back, whatever it claims to be', async () => {
		const answers: number[] = [];
		for (let number = 0; number < 65; number++) {
			const client = Client.of(server, { 'X-Forwarded-For': `10.0.0.${number}` });
			const answer = await client.call('POST', '/api/auth/login', loginOf(`guess ${number}`));
			answers.push(answer.status);
		}
		expect(answers.at(-1)).toBe(429);
		server.passTime(3_600_000);
	});

	it('ends a session for good: a cookie that was copied before opens nothing', async () => {
		const client = await register('leaver');
		const copy = Client.of(server);
		for (const [name, value] of client.cookies) copy.cookies.set(name, value);
		expect((await copy.call('GET', '/api/account')).status).toBe(200);
		expect((await client.call('POST', '/api/auth/logout')).status).toBe(204);
		expect((await copy.call('GET', '/api/account')).status).toBe(401);
	});

	it('has one session a browser, also for who logs in there again', async () => {
		const here = await register('returner');
		await here.call('POST', '/api/auth/login', loginOf('returner'));
		const listed: unknown = await (await here.call('GET', '/api/account/sessions')).json();
		expect(listed).toMatchObject({ sessions: [{ isCurrent: true }] });
	});

	it('lists sessions, ends one, and all others with a change of the password', async () => {
		const here = await register('mover', { keyring: { derivation, wrapped } });
		const there = Client.of(server, { 'User-Agent': 'phone' });
		await there.call('POST', '/api/auth/login', loginOf('mover'));
		const { sessions } = (await (await here.call('GET', '/api/account/sessions')).json()) as {
			sessions: { id: string; isCurrent: boolean; userAgent: string }[];
		};
		expect(sessions.map(({ isCurrent }) => isCurrent).toSorted()).toEqual([false, true]);
		const phone = sessions.find(({ userAgent }) => userAgent === 'phone');
		const stranger = Client.of(server);
		await stranger.call('POST', '/api/auth/login', loginOf('second'));
		const path = `/api/account/sessions/${phone?.id ?? ''}`;
		expect((await stranger.call('DELETE', path)).status).toBe(404);
		expect((await here.call('DELETE', path)).status).toBe(204);
		expect((await there.call('GET', '/api/account')).status).toBe(401);

		await there.call('POST', '/api/auth/login', loginOf('mover'));
		const salt = Buffer.alloc(16, 9).toString('base64');
		const keyring = { derivation: { ...derivation, salt }, wrapped };
		const wrong = { currentSecret: secretOf('no'), newSecret: secretOf('new'), keyring };
		expect((await here.call('POST', '/api/account/password', wrong)).status).toBe(401);
		const right = { ...wrong, currentSecret: secretOf('mover') };
		expect((await here.call('POST', '/api/account/password', right)).status).toBe(204);
		expect((await here.call('GET', '/api/account')).status).toBe(200);
		expect((await there.call('GET', '/api/account')).status).toBe(401);
		const old = await there.call('POST', '/api/auth/login', loginOf('mover'));
		expect(old.status).toBe(401);
		const now = await there.call('POST', '/api/auth/login', loginOf('mover', 'new'));
		expect(await now.json()).toMatchObject({ state: 'signed-in', keyring });
	});

	it('asks for a second factor once one was confirmed; a backup code is good once', async () => {
		const client = await register('careful');
		const proof = { loginSecret: secretOf('careful') };
		const added = await client.call('POST', '/api/account/second-factor', proof);
		expect(added.status).toBe(200);
		const { totpURI, backupCodes } = (await added.json()) as {
			totpURI: string;
			backupCodes: string[];
		};
		const confirm = '/api/account/second-factor/confirm';
		expect((await client.call('POST', confirm, { code: '000000' })).status).toBe(401);
		expect((await client.call('POST', confirm, { code: totp(secretOfUri(totpURI)) })).status).toBe(
			204
		);

		const other = Client.of(server);
		const half = await other.call('POST', '/api/auth/login', loginOf('careful'));
		expect(await half.json()).toEqual({ state: 'second-factor' });
		expect((await other.call('GET', '/api/account')).status).toBe(401);
		const second = '/api/auth/login/second-factor';
		const wrong = await other.call('POST', second, { kind: 'totp', code: '000000' });
		expect(wrong.status).toBe(401);
		const code = { kind: 'backup', code: backupCodes[0] };
		const entered = await other.call('POST', second, code);
		expect([entered.status, await entered.json()]).toMatchObject([200, { state: 'signed-in' }]);
		expect((await other.call('GET', '/api/account')).status).toBe(200);
		const again = Client.of(server);
		await again.call('POST', '/api/auth/login', loginOf('careful'));
		expect((await again.call('POST', second, code)).status).toBe(401);
		const fresh = await again.call('POST', second, {
			kind: 'totp',
			code: totp(secretOfUri(totpURI))
		});
		expect(fresh.status).toBe(200);
		expect((await again.call('DELETE', '/api/account/second-factor', proof)).status).toBe(204);
		const plain = await Client.of(server).call('POST', '/api/auth/login', loginOf('careful'));
		expect(await plain.json()).toMatchObject({ state: 'signed-in' });
	});

	it('resets a forgotten password by mail, and answers alike where there is no such address', async () => {
		await register('forgetful', {
			email: 'Forgetful@example.org',
			keyring: { derivation, wrapped }
		});
		const client = Client.of(server);
		const ask = (email: string) => client.call('POST', '/api/auth/password/forgotten', { email });
		const before = server.mails.length;
		expect((await ask('nobody@example.org')).status).toBe(202);
		expect(server.mails.length).toBe(before);
		expect((await ask('forgetful@example.org')).status).toBe(202);
		const token = /reset=([\w-]+)/.exec(server.mails.at(-1)?.text ?? '')?.[1] ?? '';
		const body = { token, newSecret: secretOf('remembered'), keyring: { derivation } };
		expect((await client.call('POST', '/api/auth/password/reset', body)).status).toBe(204);
		expect((await client.call('POST', '/api/auth/password/reset', body)).status).toBe(409);
		const entered = await client.call(
			'POST',
			'/api/auth/login',
			loginOf('forgetful', 'remembered')
		);
		expect(await entered.json()).toMatchObject({ state: 'signed-in', keyring: { wrapped } });
	});

	it('deletes an account with everything of it', async () => {
		const client = await register('goer');
		const key = await client.call('POST', '/api/keys', { name: 'k', scopes: ['sentiment'] });
		const { secret } = (await key.json()) as { secret: string };
		const wrong = await client.call('DELETE', '/api/account', { loginSecret: secretOf('no') });
		expect(wrong.status).toBe(401);
		const right = { loginSecret: secretOf('goer') };
		expect((await client.call('DELETE', '/api/account', right)).status).toBe(204);
		expect((await client.call('GET', '/api/account')).status).toBe(401);
		const withKey = Client.of(server);
		withKey.key = secret;
		expect((await withKey.call('GET', '/api/account')).status).toBe(401);
	});

	it('keeps one admin', async () => {
		for (const name of ['first', 'second', 'fourth', 'third']) {
			const client = Client.of(server);
			const login = await client.call('POST', '/api/auth/login', loginOf(name));
			const { user } = (await login.json()) as { user: { role: string } };
			if (user.role !== 'admin') continue;
			const answer = await client.call('DELETE', '/api/account', { loginSecret: secretOf(name) });
			expect([answer.status, await answer.json()]).toMatchObject([409, { code: 'last-admin' }]);
		}
	});
});
