import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditPageSchema } from '#lib/domain/admin/server-facts.ts';
import { backupsSchema } from '#lib/domain/admin/server-backups.ts';
import { writeDrill } from '#server/backup/drill-record.ts';
import { openTestServer, type TestServer } from '#server/open-test-server.fixture.ts';
import { Client, registrationOf } from './support/client.ts';

const PATH = '/api/admin/backups';
let server: TestServer;
let boss: Client;

beforeAll(async () => {
	server = await openTestServer();
	boss = Client.of(server);
	await boss.call('POST', '/api/auth/register', registrationOf('boss'));
});
afterAll(() => server.close());

async function listed() {
	const answer = await boss.call('GET', PATH);
	return backupsSchema.parse(await answer.json());
}

describe('backups of the server', () => {
	it('are none at first, and says where they will be', async () => {
		const { DATA_DIR } = server.deps.settings;
		expect(await listed()).toEqual({
			place: join(DATA_DIR, 'backups'),
			kind: 'folder',
			encrypts: false,
			dailyHour: 3,
			keep: 30,
			total: 0,
			backups: []
		});
	});

	it('are made by hand, one for all who ask at once, and written down', async () => {
		const answers = await Promise.all([boss.call('POST', PATH), boss.call('POST', PATH)]);
		for (const answer of answers) {
			expect([answer.status, await answer.json()]).toEqual([201, { state: 'made' }]);
		}
		const { backups, total } = await listed();
		expect(total).toBe(1);
		expect(backups).toMatchObject([{ reason: 'manual', isEncrypted: false }]);
		expect(backups[0]?.bytes).toBeGreaterThan(100);
		const page = await boss.call('GET', '/api/admin/audit');
		const { events } = auditPageSchema.parse(await page.json());
		expect(events.map(({ action }) => action)).toContain('backed-up');
	});

	it('tells what cannot be told: a file with a name of ours whose head is none', async () => {
		const name = 'textai-2020-01-02T03-04-05Z-daily.backup';
		writeFileSync(join(server.deps.settings.DATA_DIR, 'backups', name), 'nothing of ours');
		const { backups } = await listed();
		expect(backups.at(-1)).toEqual({
			...{ name, bytes: 15, reason: 'daily' },
			madeAt: Date.parse('2020-01-02T03:04:05Z')
		});
	});

	it('come with the last drill, once there was one', async () => {
		const drill = { at: 5, backup: 'b', isGood: true, durationMs: 1200 };
		writeDrill(server.deps.settings, drill);
		expect((await listed()).lastDrill).toEqual(drill);
	});

	it('need a recent log-in to be made, not to be seen', async () => {
		server.passTime(16 * 60_000);
		const refused = await boss.call('POST', PATH);
		expect([refused.status, await refused.json()]).toMatchObject([
			403,
			{ type: '/docs/problems#log-in-again' }
		]);
		expect((await listed()).total).toBe(2);
	});
});

describe('backups that are encrypted, or cannot be reached', () => {
	it('say so', async () => {
		const sealed = await openTestServer({ BACKUP_PASSPHRASE: 'for this test alone' });
		const admin = Client.of(sealed);
		await admin.call('POST', '/api/auth/register', registrationOf('boss'));
		expect((await admin.call('POST', PATH)).status).toBe(201);
		const shown = backupsSchema.parse(await (await admin.call('GET', PATH)).json());
		expect(shown).toMatchObject({ encrypts: true, backups: [{ isEncrypted: true }] });
		await sealed.close();
	});

	it('are a problem of their own, and none is written down', async () => {
		const lost = await openTestServer({ BACKUP_DIR: '/dev/null/backups' });
		const admin = Client.of(lost);
		await admin.call('POST', '/api/auth/register', registrationOf('boss'));
		for (const method of ['GET', 'POST']) {
			const answer = await admin.call(method, PATH);
			expect([answer.status, await answer.json()]).toMatchObject([
				503,
				{ type: '/docs/problems#backups-unavailable' }
			]);
		}
		const page = auditPageSchema.parse(await (await admin.call('GET', '/api/admin/audit')).json());
		expect(page.events.map(({ action }) => action)).not.toContain('backed-up');
		await lost.close();
	});
});
