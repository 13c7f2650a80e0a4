import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Reply, Request } from '#lib/protocol/rpc.ts';
import { poolSize, WorkerPool } from './worker-pool.ts';
import type { WorkerPort } from './worker-port.ts';

const MANIFEST = {
	schema: 1,
	name: 'fake',
	id: 'fake',
	title: 'Fake',
	revision: '1',
	task: 'feature-extraction',
	base: 'none',
	licence: 'none',
	languages: ['en'],
	dtype: 'int8',
	maxTokens: 16,
	metrics: [],
	files: [{ path: 'x', bytes: 1, sha256: '0'.repeat(64) }]
} as const;

const LOADED = {
	model: 'fake',
	revision: '1',
	dtype: 'int8',
	device: 'wasm',
	threads: 1,
	loadMs: 0
};

interface Behaviour {
	/** Turns of the event loop that each call takes, in the order of the calls. */
	readonly delays: readonly number[];
	/** The calls that kill their worker, by their number among all. */
	readonly deaths: ReadonlySet<number>;
	/** The calls that fail. */
	readonly failures: ReadonlySet<number>;
}

/** Embeds a text as the one-number vector of its number. */
function fakePool(size: number, { delays, deaths, failures }: Behaviour) {
	const seen = { calls: 0, running: 0, mostRunning: 0, started: 0, ended: 0, threads: [0] };
	const start = (): WorkerPort => {
		seen.started += 1;
		let isEnded = false;
		let toPage: (message: unknown) => void = () => undefined;
		let onDeath: (reason: string) => void = () => undefined;
		const aborted = new Set<number>();
		const answer = async (request: Request & { type: 'call' }): Promise<Reply | undefined> => {
			const { id, method } = request;
			if (method === 'load') {
				seen.threads.push((request.params as { threads: number }).threads);
				return { type: 'done', id, result: LOADED };
			}
			const call = seen.calls++;
			seen.running += 1;
			seen.mostRunning = Math.max(seen.mostRunning, seen.running);
			for (let turn = delays[call % delays.length] ?? 0; turn >= 0; turn -= 1) await nextTurn();
			seen.running -= 1;
			if (deaths.has(call)) {
				isEnded = true;
				onDeath('killed');
				return undefined;
			}
			if (aborted.has(id)) return { type: 'failed', id, error: { kind: 'aborted' } };
			if (failures.has(call)) return { type: 'failed', id, error: { kind: 'out-of-memory' } };
			const { texts } = request.params as { texts: string[] };
			return { type: 'done', id, result: texts.map((text) => Float32Array.of(numberOf(text))) };
		};
		return {
			post: (message) => {
				const request = structuredClone(message) as Request;
				if (request.type === 'abort') aborted.add(request.id);
				else
					void answer(request).then((reply) => {
						if (reply && !isEnded) toPage(reply);
					});
			},
			listen: (receive, death) => {
				toPage = receive;
				onDeath = death;
			},
			end: () => {
				isEnded = true;
				seen.ended += 1;
			}
		};
	};
	const pool = new WorkerPool({
		size,
		start,
		load: {
			manifest: { ...MANIFEST, languages: ['en'], metrics: [], files: [...MANIFEST.files] },
			modelsUrl: 'http://localhost/models/',
			device: 'auto'
		},
		idleTimeoutMs: 60_000
	});
	return { pool, seen };
}

const texts = fc
	.array(fc.integer({ min: 0, max: 6000 }), { maxLength: 40 })
	.map((lengths) => lengths.map((length, index) => `${index} ${'x'.repeat(length)}`));
const delays = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 8 });
const callNumbers = fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 3 });

describe('WorkerPool', () => {
	it('answers every text in its place, whichever worker is done first', async () => {
		await fc.assert(
			fc.asyncProperty(texts, fc.integer({ min: 1, max: 4 }), delays, async (given, size, slow) => {
				const { pool, seen } = fakePool(size, {
					delays: slow,
					deaths: new Set(),
					failures: new Set()
				});
				const progress: number[] = [];
				const outcome = await pool.embed(given, { onProgress: (done) => progress.push(done) });
				pool.end();

				expect(numbersIn(outcome)).toEqual(given.map((_, index) => index));
				expect(progress).toEqual([...progress].sort((a, b) => a - b));
				expect(progress.at(-1) ?? 0).toBe(given.length);
				expect(seen.mostRunning).toBeLessThanOrEqual(size);
				expect(seen.threads.every((threads) => threads <= 1)).toBe(true);
			})
		);
	});

	it('after deaths and failures answers all or fails as a whole, and nothing runs on', async () => {
		await fc.assert(
			fc.asyncProperty(
				texts,
				fc.integer({ min: 1, max: 4 }),
				delays,
				callNumbers,
				callNumbers,
				async (given, size, slow, deaths, failures) => {
					const { pool, seen } = fakePool(size, {
						delays: slow,
						deaths: new Set(deaths),
						failures: new Set(failures)
					});
					const outcome = await pool.embed(given);
					const calls = seen.calls;
					if (outcome.ok) expect(numbersIn(outcome)).toEqual(given.map((_, index) => index));
					else expect(['out-of-memory', 'worker-crashed']).toContain(outcome.error.kind);
					for (let turn = 0; turn < 8; turn += 1) await nextTurn();
					expect(seen.calls).toBe(calls);
					pool.end();
				}
			)
		);
	});

	it('runs once more what a dead worker left', async () => {
		const { pool, seen } = fakePool(2, {
			delays: [1],
			deaths: new Set([0]),
			failures: new Set()
		});
		const long = Array.from({ length: 2 }, (_, index) => `${index} ${'x'.repeat(2000)}`);
		expect(numbersIn(await pool.embed(long))).toEqual([0, 1]);
		expect(seen).toMatchObject({ calls: 3, started: 3 });
		pool.end();
		expect(seen.ended).toBe(3);
	});

	it('stops all workers when it is aborted', async () => {
		const { pool, seen } = fakePool(2, {
			delays: [4],
			deaths: new Set(),
			failures: new Set()
		});
		const controller = new AbortController();
		const long = Array.from({ length: 40 }, (_, index) => `${index} ${'x'.repeat(4000)}`);
		const outcome = pool.embed(long, {
			signal: controller.signal,
			onProgress: () => {
				controller.abort();
			}
		});
		expect(await outcome).toEqual({ ok: false, error: { kind: 'aborted' } });
		expect(seen.calls).toBeLessThanOrEqual(4);
		expect(await pool.embed(['0'], { signal: controller.signal })).toEqual({
			ok: false,
			error: { kind: 'aborted' }
		});
		pool.end();
	});
});

describe('poolSize', () => {
	it.each([
		[{ cores: 2, memoryGib: 8 }, 2],
		[{ cores: 16, memoryGib: 8 }, 4],
		[{ cores: 8, memoryGib: 4 }, 2],
		[{ cores: 8, memoryGib: 1 }, 1],
		[{ cores: 1, memoryGib: 8 }, 1],
		[{ cores: 8, memoryGib: undefined }, 2]
	])('%o is %i', (machine, size) => {
		expect(poolSize(machine)).toBe(size);
	});
});

function numberOf(text: string): number {
	return Number.parseInt(text, 10);
}

function numbersIn(outcome: Awaited<ReturnType<WorkerPool['embed']>>): (number | undefined)[] {
	if (!outcome.ok) throw new Error(outcome.error.kind);
	return outcome.value.map((vector) => vector[0]);
}

function nextTurn(): Promise<void> {
	return new Promise((resolve) => setImmediate(resolve));
}
