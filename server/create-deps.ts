import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Logger } from 'pino';
import { systemClock } from '#lib/adapters/webcrypto/system-clock.ts';
import { webDigest } from '#lib/adapters/webcrypto/web-digest.ts';
import { webRandom } from '#lib/adapters/webcrypto/web-random.ts';
import { APIKeyManager } from '#lib/domain/api-keys/api-key-manager.ts';
import { RateLimiter } from '#lib/domain/limits/rate-limiter.ts';
import { SyncLog } from '#lib/domain/sync/sync-log.ts';
import type { Clock } from '#lib/ports/clock.ts';
import type { Settings } from './config/settings.ts';
import type { AppDeps } from './deps.ts';
import { SqlApiKeyStore } from './keys/sql-api-key-store.ts';
import { SqlLimitStore } from './limits/sql-limit-store.ts';
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
}

/** The composition root: the one place that names stores and adapters. */
export function createDeps({
	settings,
	storage,
	log,
	clock = systemClock,
	site
}: Foundation): AppDeps {
	const users = new SqlUserReader(storage.db);
	const keys = new SqlApiKeyStore(storage.db);
	return {
		settings,
		storage,
		keys: new APIKeyManager({ keys, users, digest: webDigest, random: webRandom, clock }),
		sync: new SyncLog(new SqlSyncLogStore(storage.db), clock, {
			maxBytes: settings.SYNC_MAX_MEGABYTES * 1024 * 1024
		}),
		limits: new RateLimiter(new SqlLimitStore(storage.db), clock),
		sessions: { find: () => Promise.resolve(undefined) },
		clock,
		log,
		readiness: [{ name: 'database', check: () => storage.ping() }],
		site: site ?? (existsSync(BUILD) ? BUILD : undefined)
	};
}
