import type { InferenceError } from '#lib/domain/inference/inference-error.ts';
import { KNOWN_TOKENS } from '#lib/domain/inference/known-tokens.ts';
import type { ModelManifest } from '#lib/domain/models/manifest.ts';
import type { ModelSpeed } from '#lib/domain/models/model-choices.ts';
import { err, ok, type Result } from '#lib/domain/result.ts';
import { ToolWorker } from './tool-worker.ts';
import type { WorkerPort } from './worker-port.ts';

/** 60 words of plain English, written for this. */
const TEXT =
	'The ferry was late again on Monday, and the people on the pier had stopped complaining about it. Some read, some ' +
	'watched the gulls, and one man sold coffee from the back of his van. When the boat came at last, nobody ran. They ' +
	'had learned to bring a book, a blanket and more patience than anyone should need.';
const RUNS = 5;

export interface ModelMeterOptions {
	readonly start: () => WorkerPort;
	readonly modelsUrl: string;
	readonly threads: number;
}

export interface Measured {
	readonly speed: ModelSpeed;
	readonly texts: string[];
	readonly answers: number[][];
}

/** Measures models on the processor, each in a worker of its own that is ended afterwards. */
export class WorkerModelMeter {
	constructor(private readonly options: ModelMeterOptions) {}

	/** The median of a few runs after one that is not counted. */
	async measure(
		manifest: ModelManifest,
		signal: AbortSignal
	): Promise<Result<Measured, InferenceError>> {
		const { start, modelsUrl, threads } = this.options;
		const load = { manifest, modelsUrl, threads, device: 'wasm' as const };
		const worker = new ToolWorker({ start, load, idleTimeoutMs: 60_000 });
		try {
			const times: number[] = [];
			const texts = [TEXT];
			for (;;) {
				const outcome = await worker.call('known', { texts }, { signal });
				if (!outcome.ok) return err(outcome.error);
				times.push(outcome.value.runMs);
				if (times.length <= RUNS) continue;
				const { result: answers, model } = outcome.value;
				const steps = manifest.task === 'summarization' ? KNOWN_TOKENS : 1;
				const milliseconds = median(times.slice(1)) / steps;
				const { loadMs, threads: used } = model;
				const device = used === 1 ? 'WASM, one thread' : `WASM, ${used} threads`;
				return ok({
					speed: { milliseconds, loadMs, device, measuredAt: Date.now() },
					texts,
					answers
				});
			}
		} finally {
			worker.end();
		}
	}
}

function median(values: readonly number[]): number {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
