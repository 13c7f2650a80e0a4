import { PoolBatchScorer } from '#lib/adapters/workers/pool-batch-scorer.ts';
import { ToolWorker } from '#lib/adapters/workers/tool-worker.ts';
import { poolSize, WorkerPool } from '#lib/adapters/workers/worker-pool.ts';
import { startWorker } from '#lib/adapters/workers/worker-port.ts';
import { manifestOf } from '#lib/app/manifests.ts';
import type { RowResult } from '#lib/domain/batch/row-result.ts';
import { runInputs } from '#lib/domain/batch/run-block.ts';
import type { InferenceError } from '#lib/domain/inference/inference-error.ts';
import type { Result } from '#lib/domain/result.ts';
import type { ToolId } from '#lib/domain/tools.ts';
import type { Harness } from './harness-api.ts';

const IDLE_TIMEOUT_MS = 10 * 60_000;
/** As the blocks of a job. */
const BLOCK_ROWS = 250;

let pool: WorkerPool | undefined;
let single: ToolWorker | undefined;

const harness: Harness = {
	openPool: async (tool, workers, device = 'wasm') => {
		harness.close();
		const { load, ...rest } = options(tool);
		pool = new WorkerPool({ ...rest, load: { ...load, device }, size: workers });
		return valueOf(await pool.warm());
	},
	openSingle: async (tool, threads) => {
		harness.close();
		const { load, ...rest } = options(tool);
		single = new ToolWorker({ ...rest, load: { ...load, threads } });
		return valueOf(await single.warm());
	},
	score: async (tool, texts) => valueOf(await opened(pool).score(tool, texts)),
	embed: async (texts) =>
		valueOf(await opened(pool).embed(texts)).map((vector) => Array.from(vector)),
	analyze: async (tool, inputs) => valueOf(await opened(pool).analyze(tool, inputs)),
	timeEmbed: async (texts) => {
		const started = performance.now();
		await embed(texts);
		return performance.now() - started;
	},
	timeOneByOne: async (texts) => {
		const started = performance.now();
		for (const text of texts) await embed([text]);
		return performance.now() - started;
	},
	timeBatch: async (texts) => {
		const scorer = new PoolBatchScorer({ modelOf: manifestOf, newPool: () => opened(pool) });
		const known = new Map<string, RowResult>();
		const job = { facts: { tool: 'sentiment' as const }, details: { input: { text: 0 } } };
		const started = performance.now();
		for (let from = 0; from < texts.length; from += BLOCK_ROWS) {
			const inputs = texts
				.slice(from, from + BLOCK_ROWS)
				.map((text) => ({ kind: 'text' as const, text }));
			const answers = { get: (key: string) => known.get(key), set: known.set.bind(known) };
			valueOf(await runInputs(inputs, job, scorer, answers, {}));
		}
		return (performance.now() - started) / 1000;
	},
	timeNaive: async (texts) => {
		const worker = opened(single);
		const started = performance.now();
		for (const text of texts) {
			valueOf(await worker.call('score', { tool: 'sentiment', texts: [text] }));
		}
		return (performance.now() - started) / 1000;
	},
	close: () => {
		pool?.end();
		single?.end();
		pool = undefined;
		single = undefined;
	},
	poolSize: poolSize({ cores: navigator.hardwareConcurrency, memoryGib: memoryGib() }),
	isIsolated: crossOriginIsolated
};
globalThis.harness = harness;

function options(tool: ToolId) {
	return {
		start: () =>
			startWorker(
				() =>
					new Worker(new URL('../../src/lib/workers/tool-worker.ts', import.meta.url), {
						type: 'module'
					})
			),
		load: {
			manifest: manifestOf(tool),
			modelsUrl: new URL('/models/', location.href).href,
			device: 'wasm' as const
		},
		idleTimeoutMs: IDLE_TIMEOUT_MS
	};
}

async function embed(texts: readonly string[]): Promise<void> {
	if (single) valueOf(await single.call('embed', { texts: [...texts] }));
	else valueOf(await opened(pool).embed(texts));
}

function opened<T>(target: T | undefined): T {
	if (target === undefined) throw new Error('Open a model first.');
	return target;
}

function valueOf<T>(outcome: Result<T, InferenceError>): T {
	if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
	return outcome.value;
}

function memoryGib(): number | undefined {
	return 'deviceMemory' in navigator ? Number(navigator.deviceMemory) : undefined;
}
