import type { RateLimiter } from '#lib/domain/limits/rate-limiter.ts';
import type { Clock } from '#lib/ports/clock.ts';
import type { Settings } from '#server/config/settings.ts';
import type { OpenInference } from '#server/inference/open-inference.ts';
import type { ModelCatalogue } from '#server/inference/model-folder.ts';
import type { Database } from '#server/storage/database.ts';
import { AnalysisService } from './analysis-service.ts';
import { Answering } from './answer-with.ts';
import { LimitedRuns } from './limited-runs.ts';
import { SqlUsageStore } from './sql-usage-store.ts';
import { UsageCounter } from './usage-counter.ts';

/** What the routes of the API are made of. */
export interface Api {
	readonly analysis: AnalysisService;
	readonly answering: Answering;
	readonly limits: LimitedRuns;
	readonly usage: UsageCounter;
	readonly usageStore: SqlUsageStore;
	readonly models: ModelCatalogue;
	/** Of this process. */
	readonly queue: Pick<OpenInference['queue'], 'waiting' | 'running'>;
}

interface Parts {
	readonly settings: Settings;
	readonly db: Database;
	readonly limiter: RateLimiter;
	readonly clock: Clock;
	readonly inference: OpenInference;
}

export function openApi({ settings, db, limiter, clock, inference }: Parts): Api {
	const limits = new LimitedRuns(limiter, settings);
	const usageStore = new SqlUsageStore(db);
	const usage = new UsageCounter(usageStore, clock);
	const timeoutMs = settings.REQUEST_SECONDS * 1000;
	const analysis = new AnalysisService(inference.inference, limits, usage, timeoutMs);
	return {
		analysis,
		answering: new Answering(analysis, () => clock.now()),
		limits,
		usage,
		usageStore,
		models: inference.models,
		queue: inference.queue
	};
}
