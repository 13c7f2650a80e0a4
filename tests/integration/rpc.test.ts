import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { RpcClient } from '#lib/adapters/workers/rpc-client.ts';
import type { WorkerPort } from '#lib/adapters/workers/worker-port.ts';
import type { CallSchemas } from '#lib/protocol/rpc.ts';
import { CallFailure } from '#lib/workers/call-failure.ts';
import { serveCalls } from '#lib/workers/serve-calls.ts';

const ENDS = ['done', 'throw', 'fail', 'crash', 'bad'] as const;

type TestCalls = {
	readonly work: {
		readonly params: { steps: number; end: (typeof ENDS)[number] };
		readonly result: { steps: number };
	};
};

const calls: CallSchemas<TestCalls> = {
	work: {
		params: z.object({ steps: z.int(), end: z.enum(ENDS) }),
		result: z.object({ steps: z.int() })
	}
};

/** A worker in this process; `kill` is what the browser does to one that takes too much memory. */
function startWorker() {
	let isEnded = false;
	let toWorker: (message: unknown) => void = () => undefined;
	let toPage: (message: unknown) => void = () => undefined;
	let onDeath: (reason: string) => void = () => undefined;
	const later = (deliver: () => void) => {
		queueMicrotask(() => {
			if (!isEnded) deliver();
		});
	};
	const kill = () => {
		if (isEnded) return;
		isEnded = true;
		onDeath('killed');
	};
	const port: WorkerPort = {
		post: (message) => {
			later(() => {
				toWorker(structuredClone(message));
			});
		},
		listen: (message, death) => {
			toPage = message;
			onDeath = death;
		},
		end: () => {
			isEnded = true;
		}
	};
	serveCalls(
		{
			post: (message) => {
				later(() => {
					toPage(structuredClone(message));
				});
			},
			listen: (receive) => {
				toWorker = receive;
			}
		},
		calls,
		{
			work: async ({ steps, end }, { signal, onProgress }) => {
				for (let step = 0; step < steps; step += 1) {
					await new Promise<void>((resolve) => setImmediate(resolve));
					signal.throwIfAborted();
					onProgress({ stage: 'run', done: step, total: steps });
				}
				if (end === 'throw') throw new Error('a bug');
				if (end === 'fail') throw new CallFailure({ kind: 'model-missing', file: 'x' });
				if (end === 'crash') kill();
				return { steps: end === 'bad' ? 0.5 : steps };
			}
		}
	);
	return { port, kill };
}

const job = fc.record({
	steps: fc.integer({ min: 0, max: 6 }),
	end: fc.constantFrom('done', 'done', 'throw', 'fail', 'crash', 'bad'),
	abortAfter: fc.option(fc.integer({ min: 0, max: 6 }), { nil: undefined })
});

describe('calls to a worker', () => {
	it('settle exactly once under any aborts, throws and crashes, and leave nothing waiting', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.array(job, { minLength: 1, maxLength: 12 }),
				fc.option(fc.integer({ min: 0, max: 8 }), { nil: undefined }),
				async (jobs, killAfter) => {
					const { port, kill } = startWorker();
					let deaths = 0;
					const client = new RpcClient(port, calls, () => (deaths += 1));
					const settled = jobs.map(async ({ steps, end, abortAfter }) => {
						const controller = new AbortController();
						if (abortAfter !== undefined) void ticks(abortAfter).then(() => controller.abort());
						return client.call('work', { steps, end }, { signal: controller.signal });
					});
					if (killAfter !== undefined) void ticks(killAfter).then(kill);
					const outcomes = await Promise.all(settled);

					expect(client.pending).toBe(0);
					expect(deaths).toBeLessThanOrEqual(1);
					outcomes.forEach((outcome, index) => {
						const expected = jobs[index];
						if (outcome.ok) {
							expect(outcome.value).toEqual({ steps: expected?.steps });
							expect(['done']).toContain(expected?.end);
						} else if (outcome.error.kind === 'aborted') {
							expect(expected?.abortAfter).toBeDefined();
						}
					});
				}
			),
			{ numRuns: 300 }
		);
	});

	it('end a worker that does not stop, and answer the abort in time', async () => {
		const messages: unknown[] = [];
		let isEnded = false;
		const deaf: WorkerPort = {
			post: (message) => messages.push(message),
			listen: () => undefined,
			end: () => (isEnded = true)
		};
		const client = new RpcClient(deaf, calls, () => undefined);
		const controller = new AbortController();
		const answer = client.call('work', { steps: 1, end: 'done' }, { signal: controller.signal });
		const started = performance.now();
		controller.abort();
		expect(await answer).toEqual({ ok: false, error: { kind: 'aborted' } });
		expect(performance.now() - started).toBeLessThan(500);
		expect(isEnded).toBe(true);
	});

	it('refuse parameters that do not fit, with the reason', async () => {
		const client = new RpcClient(startWorker().port, calls, () => undefined);
		const params = { steps: 'many', end: 'done' } as unknown as { steps: number; end: 'done' };
		const answer = await client.call('work', params);
		expect(answer).toMatchObject({ ok: false, error: { kind: 'invalid-input' } });
	});
});

async function ticks(count: number): Promise<void> {
	for (let tick = 0; tick < count; tick += 1) {
		await new Promise<void>((resolve) => setImmediate(resolve));
	}
}
