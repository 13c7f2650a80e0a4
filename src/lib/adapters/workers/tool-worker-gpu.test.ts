import { describe, expect, it } from 'vitest';
import type { InferenceError } from '#lib/domain/inference/inference-error.ts';
import { manifestSchema } from '#lib/domain/models/manifest.ts';
import { type LoadParams, toolCalls } from '#lib/protocol/tool-calls.ts';
import { CallFailure } from '#lib/workers/call-failure.ts';
import { serveCalls } from '#lib/workers/serve-calls.ts';
import { ToolWorker } from './tool-worker.ts';
import type { WorkerPort } from './worker-port.ts';

const FAILURE: InferenceError = { kind: 'gpu-failed', reason: 'failed-in-run' };
const NOTE = 'failed-in-run';
const LOAD: LoadParams = {
	manifest: manifestSchema.parse({
		schema: 1,
		name: 'fake',
		id: 'textai/fake',
		title: 'Fake',
		revision: '1',
		task: 'text-classification',
		base: 'none',
		licence: 'MIT',
		languages: ['en'],
		dtype: 'int8',
		maxTokens: 8,
		metrics: [],
		files: [{ path: 'a', bytes: 1, sha256: '0'.repeat(64) }]
	}),
	modelsUrl: 'http://localhost/models/',
	device: 'webgpu',
	threads: 1
};

/** Workers in this process, whose graphics processor fails while loading or in a run. */
function startWith(failsAt: 'load' | 'run') {
	const started: LoadParams[] = [];
	let counted = 0;
	const start = (): WorkerPort => {
		let isEnded = false;
		let toWorker: (message: unknown) => void = () => undefined;
		let toPage: (message: unknown) => void = () => undefined;
		let device: 'wasm' | 'webgpu' = 'wasm';
		serveCalls(
			{
				post: (message) => {
					queueMicrotask(() => {
						if (!isEnded) toPage(structuredClone(message));
					});
				},
				listen: (receive) => {
					toWorker = receive;
				}
			},
			toolCalls,
			{
				load: (params) => {
					started.push(params);
					device = params.device === 'webgpu' ? 'webgpu' : 'wasm';
					if (device === 'webgpu' && failsAt === 'load') throw new CallFailure(FAILURE);
					const { note } = params;
					return Promise.resolve({
						model: params.manifest.id,
						revision: '1',
						dtype: 'int8',
						device,
						threads: 1,
						loadMs: 1,
						...(note === undefined ? {} : { note })
					});
				},
				count: async ({ texts }) => {
					counted += 1;
					await Promise.resolve();
					if (device === 'webgpu' && counted > 1) throw new CallFailure(FAILURE);
					return texts.map(({ length }) => length);
				},
				analyze: () => Promise.reject(new Error('not used')),
				embed: () => Promise.reject(new Error('not used')),
				known: () => Promise.resolve([]),
				score: () => Promise.reject(new Error('not used'))
			}
		);
		return {
			post: (message) => {
				queueMicrotask(() => {
					if (!isEnded) toWorker(structuredClone(message));
				});
			},
			listen: (onMessage) => {
				toPage = onMessage;
			},
			end: () => {
				isEnded = true;
			}
		};
	};
	const worker = new ToolWorker({ start, load: LOAD, idleTimeoutMs: 60_000 });
	return { worker, devices: () => started.map(({ device }) => device) };
}

describe('a tool whose graphics processor fails', () => {
	it('while loading: is loaded on the processor, and says why', async () => {
		const { worker, devices } = startWith('load');
		expect(await worker.warm()).toMatchObject({ ok: true, value: { device: 'wasm', note: NOTE } });
		expect(devices()).toEqual(['webgpu', 'wasm']);
		worker.end();
	});

	it('while a call waits for the model: answers the call', async () => {
		const { worker, devices } = startWith('load');
		expect(await worker.call('count', { texts: ['four'] })).toMatchObject({
			ok: true,
			value: { result: [4], model: { device: 'wasm', note: NOTE } }
		});
		expect(devices()).toEqual(['webgpu', 'wasm']);
		worker.end();
	});

	it('in the middle of jobs: answers all that were running, from one new worker', async () => {
		const { worker, devices } = startWith('run');
		expect(await worker.call('count', { texts: ['a'] })).toMatchObject({
			ok: true,
			value: { model: { device: 'webgpu' } }
		});
		const answers = await Promise.all(
			['ab', 'abc', 'abcd'].map((text) => worker.call('count', { texts: [text] }))
		);
		expect(answers).toMatchObject(
			[2, 3, 4].map((length) => ({
				ok: true,
				value: { result: [length], model: { device: 'wasm', note: NOTE } }
			}))
		);
		expect(devices()).toEqual(['webgpu', 'wasm']);
		worker.end();
	});

	it('never tries it again, also when the worker starts anew', async () => {
		const { worker, devices } = startWith('load');
		await worker.warm();
		worker.end();
		await worker.warm();
		expect(devices()).toEqual(['webgpu', 'wasm', 'wasm']);
		worker.end();
	});
});
