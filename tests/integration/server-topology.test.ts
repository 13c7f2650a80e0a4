import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { systemClock } from '#lib/adapters/webcrypto/system-clock.ts';
import { webDigest } from '#lib/adapters/webcrypto/web-digest.ts';
import { webRandom } from '#lib/adapters/webcrypto/web-random.ts';
import { APIKeyManager } from '#lib/domain/api-keys/api-key-manager.ts';
import { SqlApiKeyStore } from '#server/keys/sql-api-key-store.ts';
import { SqlUserReader } from '#server/people/sql-user-reader.ts';
import type { Storage } from '#server/storage/database.ts';
import { openPostgres } from '#server/storage/open-postgres.ts';
import { users } from '#server/storage/schema/people-tables.ts';
import { findServices } from '../support/services/find-services.ts';
import { freePorts } from '../support/services/free-ports.ts';
import { GuardedProcess } from '../support/services/guarded-process.ts';
import { startNginx } from '../support/services/nginx.ts';
import type { Service } from '../support/services/running-service.ts';
import { startPostgres } from '../support/services/postgres.ts';
import { startRedis } from '../support/services/redis.ts';
import { until } from '../support/services/until.ts';

const LIMIT = 40;
const WORKER = ['scripts/server-tool.mjs', 'worker'];
const START_TIMEOUT_MS = 90_000;
const programs = findServices(['postgres', 'initdb', 'redis-server', 'nginx']);
if (!programs.ok) console.log(`The test of several instances is skipped: ${programs.error}.`);

/** Two instances and a worker behind nginx with PostgreSQL and Redis, all of them processes of their own. */
describe.skipIf(!programs.ok)('several instances', () => {
	const folder = mkdtempSync(join(tmpdir(), 'textai-topology-'));
	const keys = new Map<string, string>();
	let nginx: Service;
	let sparePort = 0;
	let storage: Storage;
	let processes: readonly GuardedProcess[] = [];
	let urls: readonly string[] = [];
	let run: (script: string[], port: number | undefined) => GuardedProcess;
	/** Ended in the opposite order, also where not all of them could be started. */
	const started: { end(): Promise<void> }[] = [];

	beforeAll(async () => {
		if (!programs.ok) return;
		const postgres = await startPostgres(programs.value);
		started.push(postgres);
		const redis = await startRedis(programs.value['redis-server']);
		started.push(redis);
		const [nginxPort = 0, freePort = 0, ...own] = await freePorts(5);
		sparePort = freePort;
		urls = own.map((port) => `http://127.0.0.1:${port}`);
		const env = {
			DATABASE_URL: postgres.url,
			REDIS_URL: redis.url,
			SERVER_SECRET: 'the same for all of them, for this test',
			PUBLIC_URL: `http://127.0.0.1:${nginxPort}`,
			TRUST_PROXY_HOPS: '1',
			DATA_DIR: folder,
			LIMIT_USER: String(LIMIT),
			WORKERS: '1',
			BACKUP_DAILY: 'false',
			BATCH_LEASE_SECONDS: '3',
			LOG_LEVEL: 'warn'
		};
		run = (script: string[], port: number | undefined) =>
			new GuardedProcess(process.execPath, [...script, '--no-install', '--no-build'], {
				env: { ...env, PORT: String(port) }
			});
		const instance = ['scripts/server.mjs'];
		processes = [run(instance, own[0]), run(instance, own[1]), run(WORKER, own[2])];
		started.push(...processes);
		for (const [index, url] of urls.entries()) {
			await until(
				async () => ((await fetch(`${url}/ready`)).ok ? true : undefined),
				START_TIMEOUT_MS,
				() => processes[index]?.output ?? ''
			);
		}
		nginx = await startNginx(programs.value.nginx, nginxPort, own.slice(0, 2));
		storage = openPostgres(postgres.url, () => {});
		started.push(nginx, { end: () => storage.close() });
		for (const name of ['ada', 'bob', 'eve', 'kim', 'zoe']) await addPerson(name);
	}, 120_000);

	afterAll(async () => {
		for (const one of started.toReversed()) await one.end();
		rmSync(folder, { recursive: true, force: true });
	});

	async function addPerson(id: string) {
		const { db } = storage;
		const email = `${id}@no-mail.invalid`;
		await db.insert(users).values({ id, name: id, username: id, displayUsername: id, email });
		const made = await new APIKeyManager({
			keys: new SqlApiKeyStore(db),
			users: new SqlUserReader(db),
			digest: webDigest,
			random: webRandom,
			clock: systemClock
		}).generateKey(id, { name: 'test', scopes: ['sentiment'] });
		if (!made.ok) throw new Error(made.error.kind);
		keys.set(id, made.value.secret);
	}

	function call(base: string, who: string, path: string, init: RequestInit = {}) {
		const headers = new Headers(init.headers);
		headers.set('x-api-key', keys.get(who) ?? '');
		return fetch(`${base}/api/v1${path}`, { ...init, headers });
	}

	function analyse(base: string, who: string, inputs: string | readonly string[]) {
		return call(base, who, '/sentiment', {
			method: 'POST',
			body: JSON.stringify({ inputs }),
			headers: { 'content-type': 'application/json' }
		});
	}

	function upload(base: string, who: string, table: string, idempotencyKey: string) {
		return call(base, who, '/batches?tool=sentiment', {
			method: 'POST',
			body: table,
			headers: { 'content-type': 'text/csv', 'idempotency-key': idempotencyKey }
		});
	}

	async function metric(url: string | undefined, name: string): Promise<number> {
		const text = await (await fetch(`${url}/metrics`)).text();
		return Number(new RegExp(`^${name} (\\d+)`, 'm').exec(text)?.[1] ?? 0);
	}

	const rowSchema = z.object({ row: z.int() });
	const batchSchema = z.object({ id: z.string(), state: z.string(), done: z.int() });

	it('count one limit, whoever is asked', async () => {
		const statuses = await Promise.all(
			Array.from({ length: LIMIT + 20 }, async (_, at) => {
				const answer = await analyse(nginx.url, 'ada', `A good film, number ${at}.`);
				await answer.arrayBuffer();
				return answer.status;
			})
		);
		expect(statuses.filter((status) => status === 200)).toHaveLength(LIMIT);
		expect(statuses.filter((status) => status === 429)).toHaveLength(20);
		for (const url of urls.slice(0, 2)) {
			expect(await metric(url, 'textai_inference_task_seconds_count')).toBeGreaterThan(0);
		}
	});

	it('know what another one has computed', async () => {
		const [a = '', b = ''] = urls;
		expect((await analyse(a, 'bob', 'Nobody has sent this before.')).status).toBe(200);
		const second = z
			.object({ results: z.array(z.object({ cached: z.boolean() })) })
			.parse(await (await analyse(b, 'bob', 'Nobody has sent this before.')).json());
		expect(second.results).toEqual([expect.objectContaining({ cached: true })]);
	});

	it('leave a batch to the worker, and hand out its results wherever they are asked for', async () => {
		const [a = '', b = '', worker] = urls;
		expect(await metric(worker, 'textai_inference_task_seconds_count')).toBe(0);
		const rows = Array.from({ length: 35 }, (_, at) => `"row ${at} is ${at % 2 ? 'good' : 'bad'}"`);
		const created = await upload(a, 'bob', ['text', ...rows].join('\n'), randomUUID());
		expect(created.status).toBe(202);
		const { id } = batchSchema.parse(await created.json());
		const lines = await (await call(b, 'bob', `/batches/${id}/results?follow=true`)).text();
		expect(lines.trim().split('\n')).toHaveLength(35);
		expect(await metric(worker, 'textai_inference_task_seconds_count')).toBeGreaterThan(0);
		await expect
			.poll(async () => batchSchema.parse(await (await call(b, 'bob', `/batches/${id}`)).json()))
			.toMatchObject({ state: 'done', done: 35 });
	});

	it('lose nothing that was acknowledged when one of them is killed', async () => {
		const acknowledged = new Map<string, string>();
		let failed = 0;
		const send = async (at: number) => {
			const key = `write-${at}`;
			// A client that got no answer asks again under the same key: it is done once.
			for (let tries = 0; tries < 20; tries += 1) {
				const answer = await upload(nginx.url, 'eve', `text\nwrite ${at}`, key).catch(
					() => undefined
				);
				if (answer?.status === 202) {
					acknowledged.set(key, batchSchema.parse(await answer.json()).id);
					return;
				}
				failed += 1;
			}
		};
		const clients = Array.from({ length: 6 }, async (_, client) => {
			for (let turn = 0; turn < 10; turn += 1) {
				if (client === 0 && turn === 3) processes[0]?.kill();
				await send(client * 10 + turn);
			}
		});
		await Promise.all(clients);
		expect(acknowledged.size, `${failed} answers were not given`).toBe(60);
		expect(new Set(acknowledged.values()).size).toBe(60);
		for (const id of acknowledged.values()) {
			expect((await call(nginx.url, 'eve', `/batches/${id}`)).status).toBe(200);
		}
	});

	it("take up a killed worker's batch: every row once", async () => {
		// Twice as many are within the limit: what the killed one took of it is gone.
		const rows = Array.from(
			{ length: 20 },
			(_, at) => `"${`row ${at} is a long film. `.repeat(200)}"`
		);
		const url = urls[1] ?? '';
		const created = await upload(url, 'kim', ['text', ...rows].join('\n'), randomUUID());
		const { id } = batchSchema.parse(await created.json());
		const status = async () =>
			batchSchema.parse(await (await call(url, 'kim', `/batches/${id}`)).json());
		await expect.poll(async () => (await status()).state).toBe('running');
		processes[2]?.kill();
		expect(await status()).toMatchObject({ state: 'running', done: 0 });
		started.push(run(WORKER, sparePort));
		await expect.poll(status, { timeout: 60_000 }).toMatchObject({ state: 'done', done: 20 });
		const results = await (await call(url, 'kim', `/batches/${id}/results`)).text();
		const order = results
			.trim()
			.split('\n')
			.map((line) => rowSchema.parse(JSON.parse(line)).row);
		expect(order).toEqual(rows.map((_, at) => at + 1));
		expect(results).not.toContain('"error"');
	}, 90_000);

	it('end in good order: what runs is answered', async () => {
		const texts = Array.from({ length: 30 }, (_, at) =>
			`This is the last film, number ${at}. `.repeat(4)
		);
		const running = analyse(urls[1] ?? '', 'zoe', texts);
		// Until it is in a thread.
		await new Promise((resolve) => setTimeout(resolve, 30));
		const [answer] = await Promise.all([running, processes[1]?.end()]);
		expect(answer.status).toBe(200);
		expect(processes[1]?.hasEnded).toBe(true);
	});
});
