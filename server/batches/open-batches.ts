import type { Logger } from 'pino';
import type { User } from '#lib/domain/accounts/account.ts';
import type { Clock } from '#lib/ports/clock.ts';
import type { RandomSource } from '#lib/ports/random-source.ts';
import type { AnalysisService } from '#server/api/analysis-service.ts';
import type { Settings } from '#server/config/settings.ts';
import { readServerSecret } from '#server/config/server-secret.ts';
import type { SqlUserReader } from '#server/people/sql-user-reader.ts';
import type { Database } from '#server/storage/database.ts';
import { BatchRunner } from './batch-runner.ts';
import { BatchService } from './batch-service.ts';
import { BatchStore } from './batch-store.ts';
import { BlockSealer } from './block-sealer.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

export interface Batches {
	readonly store: BatchStore;
	readonly service: BatchService;
	/** Goes on with what an earlier process left, and deletes what was kept long enough. */
	start(): void;
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
}

export function openBatches(parts: Parts): Batches {
	const { settings, db, users, analysis, clock, random, log } = parts;
	const store = new BatchStore(db);
	const sealer = new BlockSealer(() => readServerSecret(settings));
	const runner = new BatchRunner({
		store,
		sealer,
		analysis,
		clock,
		userOf: (id) => findUser(users, id),
		onError: ({ name }) => log.error({ err: { name } }, 'a block of a batch failed')
	});
	const service = new BatchService({ store, sealer, clock, random, wake: () => runner.start() });
	const sweep = () => store.removeOlder(new Date(clock.now() - settings.BATCH_KEEP_DAYS * DAY_MS));
	let sweeper: NodeJS.Timeout | undefined;
	return {
		store,
		service,
		start() {
			runner.start();
			void sweep();
			sweeper ??= setInterval(() => void sweep(), HOUR_MS).unref();
		},
		async end() {
			clearInterval(sweeper);
			await runner.end();
		}
	};
}

async function findUser(users: SqlUserReader, id: string): Promise<User | undefined> {
	const found = await users.getUser(id);
	if (found.ok) return found.value.isLocked ? undefined : found.value;
	if (found.error.kind === 'unknown-user') return undefined;
	throw new Error(found.error.kind);
}
