import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Logger } from 'pino';
import { systemClock } from '#lib/adapters/webcrypto/system-clock.ts';
import { nodeDigest } from '#server/keys/node-digest.ts';
import { webRandom } from '#lib/adapters/webcrypto/web-random.ts';
import { APIKeyManager } from '#lib/domain/api-keys/api-key-manager.ts';
import { RateLimiter } from '#lib/domain/limits/rate-limiter.ts';
import { SyncLog } from '#lib/domain/sync/sync-log.ts';
import type { PasswordHasher } from '#lib/ports/password-hasher.ts';
import type { Clock } from '#lib/ports/clock.ts';
import { openApi } from './api/open-api.ts';
import { openBackups } from './backup/open-backups.ts';
import { openBatches } from './batches/open-batches.ts';
import type { Settings } from './config/settings.ts';
import type { AppDeps } from './deps.ts';
import { openInference } from './inference/open-inference.ts';
import type { TaskPool } from './inference/task-pool.ts';
import { SqlApiKeyStore } from './keys/sql-api-key-store.ts';
import { RedisLimitStore } from './redis/redis-limit-store.ts';
import { RedisResultCache } from './redis/redis-result-cache.ts';
import { openRedis } from './redis/open-redis.ts';
import { readServerSecret } from './config/server-secret.ts';
import { SqlLimitStore } from './limits/sql-limit-store.ts';
import { Metrics } from './metrics/metrics.ts';
import { createPeople } from './people/create-people.ts';
import { createMailer, type Mailer } from './people/mailer.ts';
import { PooledHasher } from './people/pooled-hasher.ts';
import { SqlUserReader } from './people/sql-user-reader.ts';
import { SqlSyncLogStore } from './sync/sql-sync-log-store.ts';
import type { Storage } from './storage/database.ts';

const BUILD = fileURLToPath(new URL('../build', import.meta.url));

/** What the composition starts from; tests give a clock of their own. */
export interface Foundation {
	readonly settings: Settings;
	readonly storage: Storage;
	readonly log: Logger;
	readonly clock?: Clock;
	readonly site?: string;
	/** In place of worker threads. */
	readonly pool?: TaskPool | undefined;
	readonly hasher?: PasswordHasher;
	readonly mailer?: Mailer;
}

/** The composition root: the one place that names stores and adapters. */
export function createDeps({
	settings,
	storage,
	log,
	clock = systemClock,
	site,
	pool,
	...given
}: Foundation): AppDeps {
	const mailer = given.mailer ?? createMailer(settings, log, (text) => console.log(text));
	const hasher = given.hasher ?? new PooledHasher();
	const people = createPeople({ settings, db: storage.db, clock, hasher, mailer });
	const users = new SqlUserReader(storage.db);
	const keys = new SqlApiKeyStore(storage.db);
	const redis = settings.REDIS_URL === undefined ? undefined : openRedis(settings.REDIS_URL, log);
	const limitStore = redis ? new RedisLimitStore(redis.quick) : new SqlLimitStore(storage.db);
	const limits = new RateLimiter(limitStore, clock);
	const metrics = new Metrics();
	const cache = redis && new RedisResultCache(redis.quick, () => readServerSecret(settings));
	const inference = openInference(settings, log, metrics.queueObserver, { pool, cache });
	metrics.gauge('textai_inference_waiting', 'Inputs that wait for a worker.', () => {
		return inference.queue.waiting;
	});
	const api = openApi({ settings, db: storage.db, limiter: limits, clock, inference });
	const { analysis } = api;
	const db = storage.db;
	const backups = openBackups({ settings, storage, clock, log });
	metrics.gauge(
		'textai_newest_backup_timestamp_seconds',
		'When the newest backup that this process knows was made; 0 for none.',
		() => backups.newestAt() / 1000
	);
	const random = webRandom;
	const batches = openBatches({ settings, db, users, analysis, clock, random, log, redis });
	return {
		settings,
		storage,
		keys: new APIKeyManager({ keys, users, digest: nodeDigest, random: webRandom, clock }),
		sync: new SyncLog(new SqlSyncLogStore(storage.db), clock, {
			maxBytes: settings.SYNC_MAX_MEGABYTES * 1024 * 1024
		}),
		limits,
		people,
		sessions: people.sessions,
		api,
		batches,
		backups,
		metrics,
		clock,
		log,
		readiness: [
			{ name: 'database', check: () => storage.ping() },
			{ name: 'models', check: () => inference.check() },
			...(redis ? [{ name: 'redis', check: () => redis.ping() }] : [])
		],
		site: site ?? (existsSync(BUILD) ? BUILD : undefined),
		async end() {
			await batches.end();
			await backups.end();
			await api.usage.flush();
			await inference.end();
			redis?.close();
		}
	};
}
