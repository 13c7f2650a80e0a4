import { z } from 'zod';
import { wholeNumber } from './fields.ts';

/** How texts are analysed. */
export const inferenceSettings = {
	/** Threads that run models, each with all of them (about 150 MB). 0: one a core, at most four. */
	WORKERS: wholeNumber(0, 64).default(0),
	/** Threads of ONNX Runtime in each worker. One is best for many requests at once. */
	WORKER_THREADS: wholeNumber(1, 64).default(1),
	/** Inputs that may wait for a worker; more are refused with 503. */
	QUEUE_SIZE: wholeNumber(256, 100_000).default(1024),
	/** Seconds that a request's inputs may wait and run together. */
	REQUEST_SECONDS: wholeNumber(1, 600).default(60),
	/** Megabytes of answers kept in memory. 0: none. */
	CACHE_MB: wholeNumber(0, 100_000).default(64),
	/** Folder of the models; by default the one that came with the server. */
	MODELS_DIR: z.string().optional(),
	/** Inputs an hour for a user of each tier, in place of 10, 100 and 1,000. */
	LIMIT_GUEST: wholeNumber(0, 1_000_000_000).optional(),
	LIMIT_USER: wholeNumber(0, 1_000_000_000).optional(),
	LIMIT_PRO: wholeNumber(0, 1_000_000_000).optional(),
	/** Inputs an hour for any one key, within what its user has. */
	LIMIT_KEY: wholeNumber(1, 1_000_000_000).optional(),
	/** Megabytes of one uploaded batch. */
	BATCH_MAX_MB: wholeNumber(1, 512).default(32),
	/** Seconds after which another process takes the batch of one that was killed. */
	BATCH_LEASE_SECONDS: wholeNumber(3, 3600).default(30),
	/** Days that a finished batch and its results are kept. */
	BATCH_KEEP_DAYS: wholeNumber(1, 3650).default(7),
	/** What a scraper must send as a bearer token to read /metrics; without one anybody may. */
	METRICS_TOKEN: z.string().min(16, 'must have at least 16 characters').optional()
};
