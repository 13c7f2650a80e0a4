import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
	auditPageSchema,
	peoplePageSchema,
	serverStatusSchema,
	usagePageSchema
} from '#lib/domain/admin/server-facts.ts';
import { openTestServer, type TestServer } from '#server/open-test-server.fixture.ts';
import { Client, loginOf, registrationOf } from './support/client.ts';

let server: TestServer;
let boss: Client;
let ann: Client;

beforeAll(async () => {
	server = await openTestServer();
	[boss, ann] = [Client.of(server), Client.of(server)];
	await boss.call('POST', '/api/auth/register', registrationOf('boss'));
	await ann.call('POST', '/api/auth/register', registrationOf('ann_100'));
	await Client.of(server).call('POST', '/api/auth/register', registrationOf('bob'));
});
afterAll(() => server.close());

async function people(search = '') {
	const page = await boss.call('GET', `/api/admin/people?search=${encodeURIComponent(search)}`);
	return peoplePageSchema.parse(await page.json());
}

async function actions() {
	const page = await boss.call('GET', '/api/admin/audit');
	const { events } = auditPageSchema.parse(await page.json());
	return events.map(({ action, subjectName }) => `${action} ${subjectName}`);
}

async function idOf(search: string): Promise<string> {
	const [found] = (await people(search)).people;
	if (!found) throw new Error('nobody');
	return found.user.id;
}

describe('an admin', () => {
	it('finds people by a part of their name, where no letter is a wild one', async () => {
		const names = (await people()).people.map(({ user }) => user.username);
		expect(names.toSorted()).toEqual(['ann_100', 'bob', 'boss']);
		expect((await people('N_100')).total).toBe(1);
		expect((await people('b%s')).total).toBe(0);
		expect((await people('b_ss')).total).toBe(0);
	});

	it('sees runs by person, tool and day, what is left of an hour, and gives it back', async () => {
		await ann.call('POST', '/api/v1/sentiment', { inputs: ['good', 'bad', 'so so'] });
		await server.deps.api.usage.flush();
		const usage = await boss.call('GET', '/api/admin/usage');
		expect(usagePageSchema.parse(await usage.json()).days).toMatchObject([
			{ username: 'ann_100', tool: 'sentiment', requests: 1, inputs: 3, failed: 0 }
		]);
		expect((await people('ann')).people).toMatchObject([
			{ used: 3, limit: 100, inputs: 3, sessions: 1, syncBytes: 0 }
		]);
		const path = `/api/admin/people/${await idOf('ann')}/reset-limits`;
		expect((await boss.call('POST', path)).status).toBe(204);
		expect((await people('ann')).people).toMatchObject([{ used: 0 }]);
	});

	it('sees traffic, queue, models and the size of the database', async () => {
		const answer = await boss.call('GET', '/api/admin/status');
		const status = serverStatusSchema.parse(await answer.json());
		expect(status).toMatchObject({ people: 3, queue: { waiting: 0, running: 0 } });
		expect(status.database.bytes).toBeGreaterThan(100_000);
		expect(status.models.map(({ id }) => id)).toContain('textai/sentiment');
		expect(status.traffic.find(({ route }) => route === '/api/v1/sentiment')).toMatchObject({
			requests: 1,
			failed: 0
		});
	});

	it('changes tier and lock, ends sessions, exports and deletes; each is written down', async () => {
		const id = await idOf('ann');
		const changed = await boss.call('PATCH', `/api/admin/people/${id}`, { tier: 'pro' });
		expect(await changed.json()).toMatchObject({ tier: 'pro' });
		expect((await boss.call('POST', `/api/admin/people/${id}/end-sessions`)).status).toBe(204);
		expect((await ann.call('GET', '/api/account')).status).toBe(401);
		await ann.call('POST', '/api/auth/login', loginOf('ann_100'));
		await ann.call('POST', '/api/keys', { name: 'k', scopes: ['sentiment'] });
		const exported = await (await boss.call('POST', `/api/admin/people/${id}/export`)).text();
		const lines = exported.trim().split('\n');
		expect(lines.map((line) => /"kind":"([^"]+)"/.exec(line)?.[1])).toEqual(
			expect.arrayContaining(['user', 'keyring', 'api-key', 'usage', 'event'])
		);
		expect(exported).not.toMatch(/hash|\$2[aby]\$|sk_[A-Za-z0-9]{9}|token/);
		await boss.call('PATCH', `/api/admin/people/${id}`, { isLocked: true });
		expect((await ann.call('GET', '/api/account')).status).toBe(401);
		expect((await boss.call('DELETE', `/api/admin/people/${id}`)).status).toBe(204);
		expect((await people()).total).toBe(2);
		expect(await actions()).toEqual(
			expect.arrayContaining(
				['tier-changed', 'sessions-ended', 'exported', 'locked', 'deleted', 'limits-reset'].map(
					(action) => `${action} ann_100`
				)
			)
		);
	});

	it('cannot leave the server without an admin', async () => {
		const path = `/api/admin/people/${await idOf('boss')}`;
		expect((await boss.call('PATCH', path, { role: 'member' })).status).toBe(409);
		expect((await boss.call('DELETE', path)).status).toBe(409);
	});

	it('has to log in again after a quarter of an hour, but may look', async () => {
		const id = await idOf('boss');
		server.passTime(16 * 60_000);
		const answers = await Promise.all([
			boss.call('PATCH', `/api/admin/people/${id}`, { tier: 'pro' }),
			boss.call('DELETE', `/api/admin/people/${id}`),
			boss.call('POST', `/api/admin/people/${id}/export`),
			boss.call('POST', `/api/admin/people/${id}/reset-limits`),
			boss.call('POST', `/api/admin/people/${id}/end-sessions`)
		]);
		for (const answer of answers) {
			expect(answer.status).toBe(403);
			expect(await answer.json()).toMatchObject({ type: '/docs/problems#log-in-again' });
		}
		expect((await people()).total).toBe(2);
	});
});
