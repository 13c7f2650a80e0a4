import type { z } from 'zod';
import { BoundedCache } from '#lib/domain/inference/bounded-cache.ts';
import type { Canary } from '#lib/domain/inference/canary.ts';
import type { InferenceError } from '#lib/domain/inference/inference-error.ts';
import type { DevicePreference, LoadedModel } from '#lib/domain/inference/run-info.ts';
import type { ModelManifest } from '#lib/domain/models/manifest.ts';
import { err, ok, type Result } from '#lib/domain/result.ts';
import { type ToolInputs, type ToolResults, toolResultSchemas } from '#lib/domain/tool-io.ts';
import { TOOLS, type ToolId } from '#lib/domain/tools.ts';
import type { ToolAnswer, ToolModel, ToolRunner, ToolRunOptions } from '#lib/ports/tool-runner.ts';
import { cacheKey } from './cache-key.ts';
import { ToolWorker } from './tool-worker.ts';
import type { WorkerPort } from './worker-port.ts';

/** A model goes after five quiet minutes; loading it again from this device takes about a second. */
const IDLE_TIMEOUT_MS = 5 * 60_000;

/** Answers of each tool kept in memory, for this page only: at rest no text may stand unsealed. */
const CACHE_BOUNDS = { maxEntries: 50, maxSize: 5_000_000 } as const;

/** What this device offers. Asked for at the first run, as pages are also rendered ahead in Node. */
export interface Place {
	readonly modelsUrl: string;
	readonly threads: number;
	/** Most models in memory at once; the idle one unused for longest goes first. */
	readonly maxWorkers: number;
}

export interface WorkerToolRunnerOptions {
	readonly start: () => WorkerPort;
	readonly models: ToolModelChoice;
	readonly device: DevicePreference;
	readonly place: () => Place;
}

/** Which model each tool uses. */
export interface ToolModelChoice {
	modelOf(tool: ToolId): ModelManifest;
	/** What the model answered on the processor, where it does not ship with the app. */
	canaryOf(name: string): Canary | undefined;
	/** Asks the device again. */
	reload(): Promise<void>;
}

interface Kept<T extends ToolId> {
	readonly result: ToolResults[T];
	readonly model: LoadedModel;
	/** Characters of the result as JSON. */
	readonly size: number;
}

type Caches = { readonly [T in ToolId]: BoundedCache<Kept<T>> };

/** One worker a model, whichever tools run on it, and a bounded cache of answers a tool. */
export class WorkerToolRunner implements ToolRunner {
	/** By the model's name, in the order of use, the last used at the end. */
	readonly #workers = new Map<string, ToolWorker>();
	readonly #caches: Caches = {
		sentiment: newCache(),
		summary: newCache(),
		'fake-news': newCache(),
		'job-match': newCache()
	};
	#device: DevicePreference;

	constructor(private readonly options: WorkerToolRunnerOptions) {
		this.#device = options.device;
	}

	async run<T extends ToolId>(
		tool: T,
		input: ToolInputs[T],
		{ signal, onProgress, onPartial }: ToolRunOptions<T> = {}
	): Promise<Result<ToolAnswer<T>, InferenceError>> {
		if (!isSecureContext) return err({ kind: 'insecure-context' });
		const known = await this.cached(tool, input);
		if (known) return ok(known);
		const outcome = await this.#workerOf(tool).call(
			'analyze',
			{ tool, input },
			{
				signal,
				onProgress: (progress) => {
					if (progress.stage !== 'partial') onProgress?.(progress);
					else if (onPartial) reportPartial(toolResultSchemas[tool], progress.result, onPartial);
				}
			}
		);
		if (!outcome.ok) return outcome;
		const parsed = toolResultSchemas[tool].safeParse(outcome.value.result);
		if (!parsed.success) {
			return err({ kind: 'internal', message: 'The answer has an unexpected shape.' });
		}
		const { model, runMs: durationMs } = outcome.value;
		const cache: BoundedCache<Kept<T>> = this.#caches[tool];
		const key = await cacheKey(tool, input, this.options.models.modelOf(tool));
		cache.set(key, { result: parsed.data, model, size: JSON.stringify(parsed.data).length });
		return ok({ result: parsed.data, info: { model, durationMs, isCached: false } });
	}

	async cached<T extends ToolId>(
		tool: T,
		input: ToolInputs[T]
	): Promise<ToolAnswer<T> | undefined> {
		if (!isSecureContext) return undefined;
		const started = performance.now();
		const cache: BoundedCache<Kept<T>> = this.#caches[tool];
		const kept = cache.get(await cacheKey(tool, input, this.options.models.modelOf(tool)));
		if (!kept) return undefined;
		const durationMs = performance.now() - started;
		return { result: kept.result, info: { model: kept.model, durationMs, isCached: true } };
	}

	modelOf(tool: ToolId): Promise<ToolModel> {
		const { task, installed } = this.options.models.modelOf(tool);
		return Promise.resolve({ kind: installed ? 'own' : 'built-in', task });
	}

	forget(): void {
		for (const cache of Object.values(this.#caches)) cache.clear();
	}

	async countTokens(tool: ToolId, text: string): Promise<number | undefined> {
		const worker = this.#workers.get(this.options.models.modelOf(tool).name);
		if (!worker?.isRunning) return undefined;
		const counted = await worker.call('count', { texts: [text] });
		return counted.ok ? counted.value.result[0] : undefined;
	}

	warm(tool: ToolId): void {
		if (isSecureContext) void this.#workerOf(tool).warm();
	}

	setDevice(device: DevicePreference): void {
		if (device === this.#device) return;
		this.#device = device;
		for (const worker of this.#workers.values()) worker.end();
		this.#workers.clear();
		this.forget();
	}

	async modelsChanged(): Promise<void> {
		await this.options.models.reload();
		const used = new Set(TOOLS.map(({ id }) => this.options.models.modelOf(id).name));
		for (const [name, worker] of [...this.#workers]) {
			if (used.has(name)) continue;
			worker.end();
			this.#workers.delete(name);
		}
	}

	#workerOf(tool: ToolId): ToolWorker {
		const manifest = this.options.models.modelOf(tool);
		const worker = this.#workers.get(manifest.name) ?? this.#newWorker(manifest);
		this.#workers.delete(manifest.name);
		this.#workers.set(manifest.name, worker);
		this.#makeRoom(worker);
		return worker;
	}

	#newWorker(manifest: ModelManifest): ToolWorker {
		const { start, place } = this.options;
		const { modelsUrl, threads } = place();
		const canary = this.options.models.canaryOf(manifest.name);
		const load = { manifest, modelsUrl, device: this.#device, threads, ...(canary && { canary }) };
		return new ToolWorker({ start, load, idleTimeoutMs: IDLE_TIMEOUT_MS });
	}

	#makeRoom(needed: ToolWorker): void {
		const others = [...this.#workers.values()].filter(
			(worker) => worker !== needed && worker.isRunning
		);
		const excess = others.length + 1 - this.options.place().maxWorkers;
		const idle = others.filter((worker) => !worker.isBusy);
		for (const worker of idle.slice(0, Math.max(0, excess))) worker.end();
	}
}

function reportPartial<R>(schema: z.ZodType<R>, result: unknown, onPartial: (result: R) => void) {
	const parsed = schema.safeParse(result);
	if (parsed.success) onPartial(parsed.data);
}

function newCache<T extends ToolId>(): BoundedCache<Kept<T>> {
	return new BoundedCache<Kept<T>>(CACHE_BOUNDS, ({ size }) => size);
}
