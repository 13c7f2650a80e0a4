import type { Logger } from 'pino';
import type { APIKeyManager } from '#lib/domain/api-keys/api-key-manager.ts';
import type { RateLimiter } from '#lib/domain/limits/rate-limiter.ts';
import type { SyncLog } from '#lib/domain/sync/sync-log.ts';
import type { Clock } from '#lib/ports/clock.ts';
import type { Api } from './api/open-api.ts';
import type { Backups } from './backup/open-backups.ts';
import type { Batches } from './batches/open-batches.ts';
import type { Settings } from './config/settings.ts';
import type { SessionFinder } from './http/authenticate.ts';
import type { Metrics } from './metrics/metrics.ts';
import type { People } from './people/create-people.ts';
import type { Storage } from './storage/database.ts';

/** Something that must work before requests are sent here. */
export interface ReadinessCheck {
	readonly name: string;
	/** Rejects where it does not work. */
	readonly check: () => Promise<void>;
}

/** All that the routes are made of: the business classes over this server's stores. */
export interface AppDeps {
	readonly settings: Settings;
	readonly storage: Storage;
	readonly keys: APIKeyManager;
	readonly limits: RateLimiter;
	readonly sync: SyncLog;
	readonly sessions: SessionFinder;
	readonly api: Api;
	readonly batches: Batches;
	readonly backups: Backups;
	readonly metrics: Metrics;
	readonly people: People;
	readonly clock: Clock;
	readonly log: Logger;
	readonly readiness: readonly ReadinessCheck[];
	/** Folder of the built app; nothing where there is none. */
	readonly site: string | undefined;
	/** Writes what is only in memory and ends the workers; before the storage is closed. */
	end(): Promise<void>;
}
