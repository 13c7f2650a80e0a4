import { availableParallelism } from 'node:os';
import type { Logger } from 'pino';
import type { Settings } from '#server/config/settings.ts';
import { Inference } from './inference.ts';
import { InferenceQueue } from './inference-queue.ts';
import { ModelCatalogue } from './model-folder.ts';
import type { QueueObserver } from './queue-observer.ts';
import { MemoryResultCache, type ResultCache } from './result-cache.ts';
import type { TaskPool } from './task-pool.ts';
import { ThreadPool } from './thread-pool.ts';

const MOST_WORKERS = 4;
const MEGABYTE = 1024 * 1024;

export interface OpenInference {
	readonly inference: Inference;
	readonly models: ModelCatalogue;
	readonly queue: InferenceQueue;
	/** Rejects until every worker has loaded every model, and where one cannot. */
	check(): Promise<void>;
	/** Stops what runs, then ends the workers. */
	end(): Promise<void>;
}

/**
 * Starts the workers, which load their models while the server already listens.
 * @param given in place of threads of its own, and of answers in this process's memory
 */
export function openInference(
	settings: Settings,
	log: Logger,
	observer: QueueObserver,
	given: { readonly pool?: TaskPool | undefined; readonly cache?: ResultCache | undefined } = {}
): OpenInference {
	const models = new ModelCatalogue(settings.MODELS_DIR);
	const pool = given.pool ?? openThreads(settings, models.folder, log);
	const queue = new InferenceQueue(pool, settings.QUEUE_SIZE, observer);
	const cache = given.cache ?? new MemoryResultCache(settings.CACHE_MB * MEGABYTE);
	let state: 'loading' | 'ready' | 'failed' = 'loading';
	void pool.warm().then((warmed) => {
		state = warmed.ok ? 'ready' : 'failed';
		if (!warmed.ok && warmed.error.kind !== 'aborted') {
			log.error({ problem: warmed.error }, 'the models cannot be loaded');
		}
	});
	return {
		inference: new Inference(models, queue, cache),
		models,
		queue,
		check: () => (state === 'ready' ? Promise.resolve() : Promise.reject(new Error(state))),
		end: () => pool.end()
	};
}

function openThreads(settings: Settings, modelFolder: string, log: Logger): ThreadPool {
	return new ThreadPool({
		threads: settings.WORKERS || Math.min(MOST_WORKERS, availableParallelism()),
		runtimeThreads: settings.WORKER_THREADS,
		modelFolder,
		onCrash: ({ name }) => log.error({ err: { name } }, 'a worker ended')
	});
}
