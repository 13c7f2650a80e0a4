import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { users } from '#server/storage/schema/people-tables.ts';
import type { Storage } from '#server/storage/database.ts';
import { openTestStorage } from '#server/storage/open-test-storage.fixture.ts';
import { BackupMaker } from './backup-maker.ts';
import { drill } from './drill.ts';
import { FolderPlace } from './folder-place.ts';

const HOUR_MS = 3_600_000;
const secret = () => Buffer.from('x'.repeat(32));
const folder = mkdtempSync(join(tmpdir(), 'textai-maker-test-'));
const place = new FolderPlace(folder);
let now = Date.parse('2026-11-25T15:00:00Z');
let storage: Storage;
let maker: BackupMaker;

beforeAll(async () => {
	storage = await openTestStorage();
	const person = { id: 'ada', name: 'Ada', username: 'ada', displayUsername: 'ada' };
	await storage.db.insert(users).values({ ...person, email: 'ada@no-mail.invalid' });
	const clock = { now: () => now };
	maker = new BackupMaker({ storage, place, clock, passphrase: undefined, secret, keep: 3 });
});
afterAll(async () => {
	await storage.close();
	rmSync(folder, { recursive: true, force: true });
});

async function names() {
	const listed = await place.list();
	return listed.ok ? listed.value.map(({ name }) => name.slice(7, 20)) : [];
}

describe('the daily backup', () => {
	it('is made once after its hour, by one of any number that ask', async () => {
		const asked = await Promise.all([maker.makeDaily(3), maker.makeDaily(3), maker.makeDaily(3)]);
		expect(asked.filter((made) => made.ok && made.value)).toHaveLength(1);
		now += 11 * HOUR_MS;
		expect(await maker.makeDaily(3)).toEqual({ ok: true, value: undefined });
		now += HOUR_MS;
		expect(await maker.makeDaily(3)).toMatchObject({ value: { rows: 1, reason: 'daily' } });
		expect(await names()).toEqual(['2026-11-26T03', '2026-11-25T15']);
	});

	it('is kept as often as was said, and those made by hand for ever', async () => {
		await maker.make('manual');
		for (let day = 0; day < 3; day += 1) {
			now += 24 * HOUR_MS;
			await maker.makeDaily(3);
		}
		expect(await names()).toEqual([
			'2026-11-29T03',
			'2026-11-28T03',
			'2026-11-27T03',
			'2026-11-26T03'
		]);
	});

	it('says so where it cannot be written, and leaves no half of it', async () => {
		const nowhere = new FolderPlace('/dev/null/backups');
		const clock = { now: () => now };
		const ports = { storage, clock, passphrase: undefined, secret, keep: 3 };
		expect(await new BackupMaker({ ...ports, place: nowhere }).makeDaily(3)).toMatchObject({
			ok: false,
			error: { kind: 'place-unavailable' }
		});
	});
});

describe('the drill', () => {
	it('restores the newest one elsewhere and works with it', async () => {
		const parts = { place, passphrase: undefined, databaseUrl: undefined, serverSecret: secret };
		expect(await drill(parts)).toMatchObject({
			ok: true,
			value: { people: 1, opensSealed: undefined, restored: { tables: { users: { rows: 1 } } } }
		});
	});
});
