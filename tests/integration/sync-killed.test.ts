import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { formatStamp } from '#lib/domain/sync/stamp.ts';
import { pullAnswerSchema, pushAnswerSchema } from '#lib/protocol/sync-messages.ts';

/** `SYNC_KILL_ROUNDS=200 npx vitest run tests/integration/sync-killed.test.ts` for the long run. */
const ROUNDS = Number(process.env.SYNC_KILL_ROUNDS ?? 3);
/** Most of a round is the start of a process, which is slow where much else runs. */
const ROUND_MS = 40_000;
const CLIENT = 'witness';
const SCRIPT = fileURLToPath(new URL('../support/sync/killed-server.ts', import.meta.url));
const META = { tool: 'sentiment', at: 1, durationMs: 1, inputSize: 1, model: 'm' } as const;

const folder = mkdtempSync(join(tmpdir(), 'sync-killed-'));
let running: ChildProcess | undefined;

afterAll(() => {
	running?.kill('SIGKILL');
	rmSync(folder, { recursive: true, force: true });
});

async function start(): Promise<{ readonly url: string; readonly kill: () => Promise<void> }> {
	const child = spawn(process.execPath, ['--import', 'tsx', SCRIPT], {
		env: {
			...process.env,
			DATA_DIR: folder,
			DATABASE_URL: process.env.SYNC_KILL_DATABASE_URL ?? ''
		},
		stdio: ['ignore', 'pipe', 'inherit']
	});
	running = child;
	const lines = createInterface({ input: child.stdout });
	for await (const line of lines) {
		const port = /^ready (\d+)$/.exec(line)?.[1];
		if (port === undefined) continue;
		const kill = async () => {
			const ended = once(child, 'exit');
			child.kill('SIGKILL');
			await ended;
		};
		return { url: `http://127.0.0.1:${port}`, kill };
	}
	throw new Error('the server did not start');
}

async function call(url: string, path: string, body: object): Promise<unknown> {
	const headers = { 'content-type': 'application/json', cookie: 'any=1' };
	const answer = await fetch(url + path, { method: 'POST', headers, body: JSON.stringify(body) });
	if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
	return answer.json();
}

async function pullAll(url: string) {
	const ids: string[] = [];
	let cursor = 0;
	for (;;) {
		const sweep = { clientId: 'reader', cursor, since: 0, isSweep: true, sweepFloor: 0 };
		const page = pullAnswerSchema.parse(await call(url, '/api/sync/pull', sweep));
		ids.push(...page.records.map(({ id }) => id));
		({ cursor } = page);
		if (page.isComplete) return { ids, cursor, epoch: page.epoch };
	}
}

interface Read {
	readonly ids: readonly string[];
	readonly cursor: number;
	readonly epoch: string;
}

/** Pushes until the server is gone; answers the highest number that it acknowledged. */
async function pushUntilKilled(
	url: string,
	{ ids, cursor, epoch }: Read,
	onFirst: () => void
): Promise<number> {
	let acknowledged = ids.length;
	for (let n = ids.length + 1; ; n += 3) {
		const changes = [n, n + 1, n + 2].map((at) => {
			const stamp = formatStamp({ millis: Date.now(), counter: at % 65_536, client: CLIENT });
			const fields = { title: { stamp, value: 'AQIDBAUG' } };
			return { n: at, isNew: true, collection: 'entry', id: `e${at}`, meta: META, fields };
		});
		try {
			const body = { clientId: CLIENT, cursor, epoch, changes };
			({ acknowledged } = pushAnswerSchema.parse(await call(url, '/api/sync/push', body)));
			onFirst();
		} catch (error) {
			onFirst();
			// `fetch` says so of a connection that broke; an answer that refuses is no kill.
			if (error instanceof TypeError) return acknowledged;
			throw error;
		}
	}
}

/** The server keeps all that was acknowledged, each push whole or not at all. */
function expectKept({ ids }: Read, witness: number): void {
	const kept = new Set(ids);
	expect(ids).toHaveLength(kept.size);
	for (let n = 1; n <= witness; n++) expect(kept.has(`e${n}`)).toBe(true);
	expect(kept.size % 3).toBe(0);
}

/** Kills it some time after its first acknowledgement; answers the last one. */
async function killWhileWriting(round: number, witness: number): Promise<number> {
	const { url, kill } = await start();
	const read = await pullAll(url);
	expectKept(read, witness);
	let begin = (): void => undefined;
	const begun = new Promise<void>((resolve) => {
		begin = resolve;
	});
	const writing = pushUntilKilled(url, read, begin);
	await begun;
	await new Promise((resolve) => setTimeout(resolve, (round * 97) % 400));
	await kill();
	return writing;
}

describe('a server that is killed while it writes', () => {
	it(
		`loses nothing that it acknowledged, in ${ROUNDS} rounds`,
		async () => {
			let witness = 0;
			for (let round = 0; round < ROUNDS; round++) {
				witness = Math.max(witness, await killWhileWriting(round, witness));
			}
			const { url, kill } = await start();
			expectKept(await pullAll(url), witness);
			await kill();
			console.log(`${ROUNDS} kills, ${witness} acknowledged changes, none lost`);
			expect(witness).toBeGreaterThan(0);
		},
		60_000 + ROUNDS * ROUND_MS
	);
});
