import fc from 'fast-check';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { formatStamp } from '#lib/domain/sync/stamp.ts';
import { pullAnswerSchema, pushAnswerSchema } from '#lib/protocol/sync-messages.ts';
import type { SyncChange } from '#lib/domain/sync/sync-record.ts';
import { SqlSyncLogStore } from '#server/sync/sql-sync-log-store.ts';
import { syncLogs } from '#server/storage/schema/sync-tables.ts';
import { Simulation, USER } from '../support/sync/simulation.ts';
import { settle, step, take } from '../support/sync/steps.ts';
import { addUser, newClient, openSyncServer } from '../support/sync/sync-server.ts';

type Server = Awaited<ReturnType<typeof openSyncServer>>;

const META = { tool: 'sentiment', at: 1, durationMs: 2.5, inputSize: 3, model: 'm' } as const;
const DAY_MS = 86_400_000;

let server: Server;
let people = 0;
let ann = '';
let bob = '';

beforeAll(async () => {
	server = await openSyncServer([]);
});
afterAll(() => server.close());
beforeEach(async () => {
	ann = `ann${++people}`;
	bob = `bob${people}`;
	await addUser(server.deps.storage, ann);
	await addUser(server.deps.storage, bob);
});

function change(n: number, more: Partial<SyncChange> = {}): SyncChange {
	const stamp = formatStamp({ millis: server.deps.clock.now() + n, counter: 0, client: 'me' });
	return {
		...{ n, collection: 'entry', id: `e${n}`, isNew: true, meta: META },
		fields: { title: { stamp, value: 'AQID' } },
		...more
	};
}

async function pull(name: string, clientId: string, more: object = {}) {
	const call = { clientId, cursor: 0, since: 0, isSweep: true, ...more };
	const answer = await server.post('/api/sync/pull', call, name);
	expect(answer.status).toBe(200);
	return pullAnswerSchema.parse(await answer.json());
}

async function push(name: string, clientId: string, changes: readonly SyncChange[]) {
	const { epoch, cursor } = await pull(name, clientId);
	return server.post('/api/sync/push', { clientId, cursor, epoch, changes }, name);
}

async function problemOf(answer: Response): Promise<string> {
	const { type, status } = z
		.looseObject({ type: z.string(), status: z.int() })
		.parse(await answer.json());
	expect(answer.status).toBe(status);
	return `${status} ${type.replace('/docs/problems#', '')}`;
}

describe('pull and push', () => {
	it('give other devices what one has told, and take each change once', async () => {
		const [a, b] = [newClient(), newClient()];
		const sent = [change(1), change(2)];
		for (let times = 0; times < 2; times++) {
			const answer = await push(ann, a, sent);
			expect(pushAnswerSchema.parse(await answer.json())).toMatchObject({ acknowledged: 2 });
		}
		const page = await pull(ann, b);
		expect(page).toMatchObject({ cursor: 2, isComplete: true, acknowledged: 0 });
		expect(page.records).toEqual(
			sent.map(({ n, collection, id, meta, fields }) => ({ collection, id, meta, fields, seq: n }))
		);
		expect(await pull(ann, a)).toMatchObject({ acknowledged: 2 });
	});

	it('do not run a change again whose acknowledgement was lost, also when its record is gone', async () => {
		const [a, b] = [newClient(), newClient()];
		await push(ann, a, [change(1)]);
		const deleted = formatStamp({ millis: 9, counter: 0, client: 'b' });
		await push(ann, b, [change(1, { isNew: false, fields: {}, deleted })]);
		await server.deps.storage.db.execute(sql`delete from sync_records where user_id = ${ann}`);
		expect((await push(ann, a, [change(1)])).status).toBe(200);
		expect((await pull(ann, b)).records).toEqual([]);
	});

	it('keep one person’s log from another', async () => {
		const a = newClient();
		await push(ann, a, [change(1)]);
		expect((await pull(bob, newClient())).records).toEqual([]);
		const foreign = { clientId: a, cursor: 0, since: 0, isSweep: true };
		expect(await problemOf(await server.post('/api/sync/pull', foreign, bob))).toBe(
			'403 sync-foreign-client'
		);
		const { epoch } = await pull(bob, newClient());
		const call = { clientId: a, cursor: 0, epoch, changes: [change(2)] };
		expect(await problemOf(await server.post('/api/sync/push', call, bob))).toBe(
			'403 sync-foreign-client'
		);
		expect((await pull(ann, newClient())).records).toHaveLength(1);
	});

	it('are for people who are logged in', async () => {
		for (const path of ['/api/sync/pull', '/api/sync/push']) {
			expect(await problemOf(await server.post(path, {}))).toBe('401 not-signed-in');
		}
	});

	it('refuse what is malformed, too large, from the future, or more than there is room for', async () => {
		const clientId = newClient();
		expect(await problemOf(await server.post('/api/sync/pull', { clientId }, ann))).toBe(
			'422 invalid-input'
		);
		expect(await problemOf(await push(ann, clientId, [change(2), change(1)]))).toBe(
			'422 invalid-input'
		);
		const huge = { clientId, text: 'x'.repeat(21 * 1024 * 1024) };
		expect(await problemOf(await server.post('/api/sync/pull', huge, ann))).toBe('413 too-large');
		const future = formatStamp({
			millis: server.deps.clock.now() + DAY_MS,
			counter: 0,
			client: 'a'
		});
		const fields = { title: { stamp: future, value: 'AQID' } };
		expect(await problemOf(await push(ann, clientId, [change(1, { fields })]))).toBe(
			'409 sync-clock-ahead'
		);
		const small = await openSyncServer([ann], { SYNC_MAX_MEGABYTES: '1' });
		const { epoch } = pullAnswerSchema.parse(
			await (
				await small.post('/api/sync/pull', { clientId, cursor: 0, since: 0, isSweep: true }, ann)
			).json()
		);
		const { stamp } = change(1).fields.title ?? { stamp: '' };
		const large = change(1, { fields: { content: { stamp, value: 'A'.repeat(2 * 1024 * 1024) } } });
		const call = { clientId, cursor: 0, epoch, changes: [large] };
		expect(await problemOf(await small.post('/api/sync/push', call, ann))).toBe('507 storage-full');
		await small.close();
		expect((await pull(ann, clientId)).records).toEqual([]);
	});

	it('drop tombstones after a season, and have those who were away for longer read anew', async () => {
		const [a, b] = [newClient(), newClient()];
		await push(ann, a, [change(1), change(2)]);
		const before = await pull(ann, b);
		const deleted = formatStamp({ millis: 9, counter: 0, client: 'a' });
		await push(ann, a, [change(3, { id: 'e1', isNew: false, fields: {}, deleted })]);
		server.passTime(100 * DAY_MS);
		expect((await pull(ann, a)).records.map(({ id }) => id)).toEqual(['e2']);
		const stale = {
			clientId: b,
			cursor: before.cursor,
			since: before.cursor,
			isSweep: false,
			epoch: before.epoch
		};
		expect(await problemOf(await server.post('/api/sync/pull', stale, ann))).toBe(
			'409 sync-sweep-needed'
		);
		const late = change(1, { id: 'e1', isNew: false });
		const call = { clientId: b, cursor: 3, epoch: before.epoch, changes: [late] };
		expect((await server.post('/api/sync/push', call, ann)).status).toBe(200);
		expect((await pull(ann, a)).records.map(({ id }) => id)).toEqual(['e2']);
	});

	it('tell a replica when another log took the place of the one it knows', async () => {
		const a = newClient();
		await push(ann, a, [change(1)]);
		const { epoch, cursor } = await pull(ann, a);
		await server.deps.storage.db.update(syncLogs).set({ epoch: 'restored' });
		const call = { clientId: a, cursor, since: cursor, isSweep: false, epoch };
		expect(await problemOf(await server.post('/api/sync/pull', call, ann))).toBe(
			'409 sync-log-replaced'
		);
	});

	it('count the bytes that are kept, and none of what was deleted', async () => {
		const a = newClient();
		await push(ann, a, [change(1), change(2)]);
		const deleted = formatStamp({ millis: 9, counter: 0, client: 'a' });
		await push(ann, a, [change(3, { id: 'e1', isNew: false, fields: {}, deleted })]);
		const rows = await server.deps.storage.db.select().from(syncLogs);
		expect(rows.find(({ userId }) => userId === ann)).toMatchObject({ head: 3, bytes: 3 });
	});
});

describe('five devices over SQL', () => {
	it('agree in the end, whatever the network did', async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 40 }), async (steps) => {
				await server.deps.storage.db.execute(sql`delete from users where id = ${USER}`);
				await addUser(server.deps.storage, USER);
				const world = new Simulation(5, new SqlSyncLogStore(server.deps.storage.db));
				for (const one of steps) await take(world, one);
				await settle(world);
				const [first, ...others] = world.devices;
				const seen = Object.fromEntries(first?.values ?? []);
				for (const other of others) expect(Object.fromEntries(other.values)).toEqual(seen);
			}),
			{ numRuns: 12 }
		);
	}, 120_000);
});
