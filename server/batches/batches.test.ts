import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eq } from 'drizzle-orm';
import type { Claim } from './batch-store.ts';
import { FakePool } from '#server/inference/fake-pool.fixture.ts';
import { openTestServer, type TestServer } from '#server/open-test-server.fixture.ts';
import { batchBlocks, batches } from '#server/storage/schema/batch-tables.ts';
import { users } from '#server/storage/schema/people-tables.ts';

let server: TestServer;
let pool: FakePool;
const keys = new Map<string, string>();

beforeAll(async () => {
	pool = new FakePool();
	server = await openTestServer({}, undefined, undefined, pool);
	for (const id of ['ada', 'bob', 'eve']) await addPerson(id);
});
afterAll(() => server.close());

async function addPerson(id: string) {
	await server.deps.storage.db
		.insert(users)
		.values({ id, name: id, username: id, displayUsername: id, email: `${id}@no-mail.invalid` });
	const wanted = { name: 'test', scopes: ['sentiment' as const] };
	const made = await server.deps.keys.generateKey(id, wanted);
	if (!made.ok) throw new Error(made.error.kind);
	keys.set(id, made.value.secret);
}

function call(
	who: string,
	path: string,
	init: {
		method?: string;
		body?: string | Uint8Array<ArrayBuffer>;
		headers?: Record<string, string>;
	} = {}
) {
	const headers = { 'x-api-key': keys.get(who) ?? '', ...init.headers };
	return server.app.request(`/api/v1/batches${path}`, { ...init, headers });
}

function upload(who: string, body: string, headers: Record<string, string> = {}, query = '') {
	return call(who, `?tool=sentiment${query}`, {
		method: 'POST',
		body,
		headers: { 'Content-Type': 'text/csv', ...headers }
	});
}

function raise(): never {
	throw new Error('nothing is there');
}

async function stateOf(who: string, id: string) {
	return (await (await call(who, `/${id}`)).json()) as Record<string, unknown>;
}

const lines = Array.from(
	{ length: 70 },
	(_, row) => `${row},"a ${row % 2 ? 'good' : 'bad'}, film ${row}"`
);
const csv = ['id,text', ...lines, 'x,'].join('\r\n');

describe('batches', () => {
	// Before any upload: nobody works on batches yet.
	it('belong to one claim: what an earlier one writes late changes nothing', async () => {
		const { store } = server.deps.batches;
		const { db } = server.deps.storage;
		const at = (second: number) => new Date(Date.UTC(2100, 0, 1, 0, 0, second));
		const id = 'claimed';
		const block = { batchId: id, place: 0, rows: 1, input: new Uint8Array(1) };
		await store.add(
			{
				id,
				userId: 'eve',
				keyId: '',
				tool: 'sentiment',
				state: 'queued',
				requestHash: '',
				options: new Uint8Array(1),
				rows: 1,
				createdAt: at(0),
				touchedAt: at(0)
			},
			[block]
		);
		const claim = async (now: number, until: number) => {
			const claimed = await store.claim(at(now), at(until), id);
			if (!claimed.ok) throw new Error(claimed.error.kind);
			return claimed.value?.claim;
		};
		const first = (await claim(0, 10)) ?? raise();
		expect(await claim(5, 15)).toBeUndefined();
		const second = (await claim(11, 21)) ?? raise();
		const written = { output: new Uint8Array(1), isDone: true };
		const write = (by: Claim) =>
			store.finishBlock(by, block, written, { done: 1, failed: 0 }, null);
		expect(await store.renew(first, at(30))).toEqual({ ok: true, value: undefined });
		expect(await write(first)).toEqual({ ok: true, value: false });
		const renewed = await store.renew(second, at(31));
		const held = renewed.ok ? (renewed.value ?? raise()) : raise();
		expect(await write(held)).toEqual({ ok: true, value: true });
		expect(await write(held)).toEqual({ ok: true, value: false });
		const [kept] = await db.select().from(batches).where(eq(batches.id, id));
		expect(kept).toMatchObject({ done: 1, leasedUntil: null });
		await store.remove('eve', id);
	});

	it('are stored, done in the background, and handed out in order', async () => {
		const created = await upload('ada', csv);
		expect(created.status).toBe(202);
		const batch = (await created.json()) as { id: string };
		expect(created.headers.get('location')).toBe(`/api/v1/batches/${batch.id}`);
		const followed = await (await call('ada', `/${batch.id}/results?follow=true`)).text();
		const rows = followed
			.trim()
			.split('\n')
			.map((line) => JSON.parse(line) as object);
		expect(rows).toHaveLength(71);
		expect(rows[1]).toMatchObject({ row: 2, result: { label: 'positive', probability: 0.9 } });
		expect(rows[70]).toMatchObject({ row: 71, error: { detail: 'The text is empty.' } });
		await expect
			.poll(() => stateOf('ada', batch.id))
			.toMatchObject({
				state: 'done',
				rows: 71,
				done: 71,
				failed: 1
			});
		const table = await (await call('ada', `/${batch.id}/results?format=csv`)).text();
		expect(table.split('\r\n').slice(0, 3)).toEqual([
			'id,text,label,probability,positive,error',
			'0,"a bad, film 0",negative,0.8,0.2,',
			'1,"a good, film 1",positive,0.9,0.9,'
		]);
	});

	it('are the same batch under the same key, and refused under a used one', async () => {
		const headers = { 'Idempotency-Key': 'once' };
		const [a, b] = await Promise.all([upload('ada', csv, headers), upload('ada', csv, headers)]);
		expect(((await a.json()) as { id: string }).id).toBe(((await b.json()) as { id: string }).id);
		expect((await upload('ada', `${csv}\r\ny,more`, headers)).status).toBe(409);
		expect((await upload('bob', 'text\r\ngood', headers)).status).toBe(202);
	});

	it('belong to who uploaded them', async () => {
		const { id } = (await (await upload('bob', 'text\r\ngood')).json()) as { id: string };
		for (const [path, method] of [
			['', 'GET'],
			['/results', 'GET'],
			['/cancel', 'POST'],
			['', 'DELETE']
		] as const) {
			expect((await call('eve', `/${id}${path}`, { method })).status, path).toBe(404);
		}
		expect((await call('bob', `/${id}`, { method: 'DELETE' })).status).toBe(204);
		expect((await call('bob', `/${id}`)).status).toBe(404);
	});

	it('take no more than the limit, and go on in the next hour', async () => {
		const many = ['text', ...Array.from({ length: 120 }, (_, row) => `film ${row}`)].join('\n');
		const { id } = (await (await upload('eve', many)).json()) as { id: string };
		await expect
			.poll(() => stateOf('eve', id), { timeout: 15_000 })
			.toMatchObject({ state: 'waiting', done: 100 });
		server.passTime(3_600_000);
		server.deps.batches.start();
		await expect
			.poll(() => stateOf('eve', id), { timeout: 15_000 })
			.toMatchObject({ state: 'done', done: 120 });
	});

	it('end when they are cancelled, and keep what is done', async () => {
		server.passTime(3_600_000);
		const release = pool.hold();
		const many = ['text', ...Array.from({ length: 80 }, (_, row) => `other ${row}`)].join('\n');
		const { id } = (await (await upload('eve', many)).json()) as { id: string };
		const ended = await call('eve', `/${id}/cancel`, { method: 'POST' });
		expect(await ended.json()).toMatchObject({ state: 'cancelled' });
		release();
		expect(await (await call('eve', `/${id}/results?follow=true`)).text()).toBe('');
	});

	it('refuse what is no table', async () => {
		expect((await upload('ada', '')).status).toBe(422);
		expect((await upload('ada', 'text\r\ngood', { 'Content-Type': 'text/html' })).status).toBe(415);
		const bytes = new Uint8Array([0x74, 0x0a, 0xff, 0xfe]);
		const invalid = await call('ada', '?tool=sentiment', {
			method: 'POST',
			body: bytes,
			headers: { 'Content-Type': 'text/csv' }
		});
		expect(invalid.status).toBe(422);
		expect((await upload('ada', csv, {}, '&column=')).status).toBe(422);
	});

	it('take lines of JSON, objects or texts', async () => {
		server.passTime(3_600_000);
		const body = '{"text":"good"}\n"bad"\n[1]\n';
		const headers = { 'Content-Type': 'application/x-ndjson' };
		const { id } = (await (await upload('bob', body, headers)).json()) as { id: string };
		const text = await (await call('bob', `/${id}/results?follow=true`)).text();
		expect(
			text
				.trim()
				.split('\n')
				.map((line) => JSON.parse(line) as object)
		).toMatchObject([
			{ row: 1, result: { label: 'positive' } },
			{ row: 2, result: { label: 'negative' } },
			{ row: 3, error: {} }
		]);
	});

	it('stand sealed in the database', async () => {
		const blocks = await server.deps.storage.db.select().from(batchBlocks);
		expect(blocks.length).toBeGreaterThan(3);
		for (const { input, output } of blocks) {
			const stored = Buffer.concat([input, output ?? new Uint8Array()]).toString('latin1');
			expect(stored).not.toMatch(/film|good|positive/);
		}
	});
});
