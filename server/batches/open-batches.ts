import type { Logger } from 'pino';
import type { User } from '#lib/domain/accounts/account.ts';
import type { Clock } from '#lib/ports/clock.ts';
import type { RandomSource } from '#lib/ports/random-source.ts';
import type { AnalysisService } from '#server/api/analysis-service.ts';
import type { Settings } from '#server/config/settings.ts';
import { readServerSecret } from '#server/config/server-secret.ts';
import type { SqlUserReader } from '#server/people/sql-user-reader.ts';
import type { OpenRedis } from '#server/redis/open-redis.ts';
import type { Database } from '#server/storage/database.ts';
import { BatchQueue, BatchWorker } from './batch-queue.ts';
import { BatchRunner } from './batch-runner.ts';
import { BatchService } from './batch-service.ts';
import { BatchStore } from './batch-store.ts';
import { BlockSealer } from './block-sealer.ts';
import { BlockRunner } from './run-block.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

export interface Batches {
	readonly store: BatchStore;
	readonly service: BatchService;
	/** Goes on with what an earlier process left, where it is this one's to do, and deletes what was kept long enough. */
	start(): void;
	/** Works, in a process that does nothing else. */
	startWorker(): void;
	end(): Promise<void>;
}

interface Parts {
	readonly settings: Settings;
	readonly db: Database;
	readonly users: SqlUserReader;
	readonly analysis: AnalysisService;
	readonly clock: Clock;
	readonly random: RandomSource;
	readonly log: Logger;
	/** Where batches are left to workers. */
	readonly redis: OpenRedis | undefined;
}

/** Who does the work, and how they are told that there is some. */
interface Work {
	wake(id: string): void;
	start(): void;
	startWorker(): void;
	end(): Promise<void>;
}

export function openBatches(parts: Parts): Batches {
	const { settings, db, users, analysis, clock, random, log, redis } = parts;
	const store = new BatchStore(db);
	const sealer = new BlockSealer(() => readServerSecret(settings));
	const onError = ({ name }: Error) => log.error({ err: { name } }, 'a block of a batch failed');
	const userOf = (id: string) => findUser(users, id);
	const leaseMs = settings.BATCH_LEASE_SECONDS * 1000;
	const blocks = new BlockRunner({ store, sealer, analysis, clock, leaseMs, userOf, onError });
	const work = redis
		? leaveToWorkers({ redis, store, blocks, clock, leaseMs, log })
		: workHere(new BatchRunner(blocks));
	const service = new BatchService({ store, sealer, clock, random, wake: (id) => work.wake(id) });
	const sweep = () => store.removeOlder(new Date(clock.now() - settings.BATCH_KEEP_DAYS * DAY_MS));
	let sweeper: NodeJS.Timeout | undefined;
	return {
		store,
		service,
		start() {
			work.start();
			void sweep();
			sweeper ??= setInterval(() => void sweep(), HOUR_MS).unref();
		},
		startWorker: () => work.startWorker(),
		async end() {
			clearInterval(sweeper);
			await work.end();
		}
	};
}

function workHere(runner: BatchRunner): Work {
	const start = () => runner.start();
	return { wake: start, start, startWorker: start, end: () => runner.end() };
}

interface QueueParts {
	readonly redis: OpenRedis;
	readonly store: BatchStore;
	readonly blocks: BlockRunner;
	readonly clock: Clock;
	readonly leaseMs: number;
	readonly log: Logger;
}

function leaveToWorkers({ redis, log, ...parts }: QueueParts): Work {
	const onError = ({ name }: Error) => log.warn({ err: { name } }, 'the queue does not answer');
	const queue = new BatchQueue(redis.patient, onError);
	let worker: BatchWorker | undefined;
	return {
		// What is not told is found in the database by the next worker that looks.
		wake: (id) => void queue.add(id).catch(onError),
		start() {},
		startWorker() {
			worker ??= new BatchWorker({ redis: redis.patient, queue, ...parts, onError });
			worker.start();
		},
		async end() {
			await worker?.end();
			await queue.end();
		}
	};
}

async function findUser(users: SqlUserReader, id: string): Promise<User | undefined> {
	const found = await users.getUser(id);
	if (found.ok) return found.value.isLocked ? undefined : found.value;
	if (found.error.kind === 'unknown-user') return undefined;
	throw new Error(found.error.kind);
}
