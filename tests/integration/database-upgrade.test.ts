import { Dexie } from 'dexie';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import { StudioDatabase } from '#lib/adapters/dexie/studio-database.ts';

/** Every version as it was shipped, copied from the code of its time: never edited. */
const SHIPPED: Readonly<Record<number, Readonly<Record<string, string>>>> = {
	1: {
		accounts: 'id, &usernameKey',
		attempts: 'key, lastAt',
		sessions: 'id',
		audit: 'id, at',
		entries: 'id, userId, [userId+order+id], [userId+tool+order+id]',
		contents: 'id, userId',
		deletions: 'id, userId',
		limits: 'subject',
		apiKeys: 'id, &hash, userId'
	},
	2: { folders: 'id' },
	3: {
		serverLinks: 'userId',
		syncStates: 'userId',
		replicas: '[userId+collection+id]',
		outbox: '[userId+n], [userId+collection+id]'
	}
};

const ROWS: Readonly<Record<string, object>> = {
	accounts: { id: 'u1', usernameKey: 'ann', user: { username: 'Ann' } },
	attempts: { key: 'ann', lastAt: 1 },
	sessions: { id: 'current', userId: 'u1' },
	audit: { id: 'a1', at: 1, action: 'registered' },
	entries: { id: 'e1', userId: 'u1', tool: 'sentiment', at: 5, order: -5 },
	contents: { id: 'e1', userId: 'u1', content: new Uint8Array([1, 2, 3]) },
	deletions: { id: 'd1', userId: 'u1', entryIds: [] },
	limits: { subject: 'u1', start: 0, used: 3, resets: 0 },
	apiKeys: { id: 'k1', hash: 'f', userId: 'u1' },
	folders: { id: 'backup', handle: null },
	serverLinks: { userId: 'u1', username: 'ann' },
	syncStates: { userId: 'u1', clientId: 'c1', cursor: 3 },
	replicas: { userId: 'u1', collection: 'entry', id: 'e1', stamps: {} },
	outbox: { userId: 'u1', n: 1, collection: 'entry', id: 'e1', fields: [] }
};

function openOld(indexedDB: IDBFactory, version: number): Dexie {
	const db = new Dexie('textai-studio', { indexedDB, IDBKeyRange });
	for (const [number, stores] of Object.entries(SHIPPED)) {
		if (Number(number) <= version) db.version(Number(number)).stores(stores);
	}
	return db;
}

function openNew(indexedDB: IDBFactory): StudioDatabase {
	return new StudioDatabase('textai-studio', { indexedDB, IDBKeyRange });
}

async function rowsOf(db: Dexie): Promise<Record<string, unknown[]>> {
	const rows: Record<string, unknown[]> = {};
	for (const { name } of db.tables) rows[name] = await db.table(name).toArray();
	return rows;
}

describe('the database of an older version', () => {
	it('was shipped in as many versions as there are', async () => {
		const db = openNew(new IDBFactory());
		await db.open();
		expect(Object.keys(SHIPPED).map(Number)).toEqual(
			Array.from({ length: db.verno }, (_, at) => at + 1)
		);
		db.close();
	});

	for (const version of Object.keys(SHIPPED).map(Number)) {
		it(`of version ${version} is opened with all that is in it`, async () => {
			const factory = new IDBFactory();
			const old = openOld(factory, version);
			for (const { name } of old.tables) await old.table(name).put(ROWS[name]);
			const before = await rowsOf(old);
			old.close();
			const db = openNew(factory);
			expect(await rowsOf(db)).toMatchObject(before);
			expect(await db.entries.where('[userId+order+id]').equals(['u1', -5, 'e1']).count()).toBe(1);
			await db.folders.put({ id: 'backup', handle: null, lastAt: 1 });
			await db.serverLinks.put({ userId: 'u2', username: 'bob' });
			db.close();
		});
	}

	it('lets a newer one in while a write is under way, and loses nothing of it', async () => {
		const factory = new IDBFactory();
		const old = openOld(factory, 1);
		await old.open();
		const told: string[] = [];
		old.on('versionchange', () => {
			told.push('asked to let go');
			old.close();
		});
		const writing = old.transaction('rw', 'audit', async () => {
			for (let at = 0; at < 50; at++) await old.table('audit').put({ id: `a${at}`, at });
		});
		const db = openNew(factory);
		await Promise.all([writing, db.open()]);
		expect(told).toEqual(['asked to let go']);
		expect(await db.audit.count()).toBe(50);
		db.close();
	});

	it('refuses to open what a newer one left, and leaves it as it is', async () => {
		const factory = new IDBFactory();
		const newer = openOld(factory, 2);
		newer.version(99).stores({ later: 'id' });
		await newer.table('accounts').put(ROWS.accounts);
		newer.close();
		await expect(openNew(factory).open()).rejects.toMatchObject({ name: 'VersionError' });
		expect(await newer.open().then((db) => db.table('accounts').count())).toBe(1);
		newer.close();
	});
});
