import { BrowserAttention } from '#lib/adapters/browser/browser-attention.ts';
import { browserFileSaver } from '#lib/adapters/browser/browser-file-saver.ts';
import { openVisits, visitId } from '#lib/adapters/browser/visit-id.ts';
import { webRunLock } from '#lib/adapters/browser/web-run-lock.ts';
import { DexieBatchStore } from '#lib/adapters/dexie/dexie-batch-store.ts';
import { guestSealer } from '#lib/adapters/dexie/guest-keys.ts';
import { openBatchDatabase } from '#lib/adapters/dexie/open-batch-database.ts';
import { WorkerTableReader } from '#lib/adapters/tables/worker-table-reader.ts';
import { systemClock as clock } from '#lib/adapters/webcrypto/system-clock.ts';
import { WebKeyVault } from '#lib/adapters/webcrypto/web-key-vault.ts';
import { webRandom as random } from '#lib/adapters/webcrypto/web-random.ts';
import { PoolBatchScorer } from '#lib/adapters/workers/pool-batch-scorer.ts';
import { poolSize, WorkerPool } from '#lib/adapters/workers/worker-pool.ts';
import { startWorker } from '#lib/adapters/workers/worker-port.ts';
import type { RowResult } from '#lib/domain/batch/row-result.ts';
import { BoundedCache } from '#lib/domain/inference/bounded-cache.ts';
import type { BatchServices } from '#lib/ports/batch-services.ts';
import { manifestOf } from './manifests.ts';

/** A pool whose job is done gives its memory back soon. */
const IDLE_TIMEOUT_MS = 60_000;
/** Answers that a job remembers for the rows that say the same: characters of their texts, and number. */
const KNOWN_BOUNDS = { maxEntries: 200_000, maxSize: 20_000_000 } as const;

/** Imported when the batch page is opened: nothing else needs any of it. */
export async function createBatchServices(modelsUrl: () => string): Promise<BatchServices> {
	const db = await openBatchDatabase();
	const vault = new WebKeyVault();
	return {
		store: new DexieBatchStore(db),
		reader: new WorkerTableReader(() =>
			startWorker(
				() => new Worker(new URL('../workers/table-worker.ts', import.meta.url), { type: 'module' })
			)
		),
		scorer: new PoolBatchScorer({
			modelOf: manifestOf,
			newPool: (tool) =>
				new WorkerPool({
					start: () =>
						startWorker(
							() =>
								new Worker(new URL('../workers/tool-worker.ts', import.meta.url), {
									type: 'module'
								})
						),
					size: poolSize({ cores: navigator.hardwareConcurrency, memoryGib: memoryGib() }),
					load: { manifest: manifestOf(tool), modelsUrl: modelsUrl(), device: 'wasm' },
					idleTimeoutMs: IDLE_TIMEOUT_MS
				})
		}),
		saver: browserFileSaver,
		openSheet: async (target) => {
			const { openSheet } = await import('#lib/adapters/tables/open-sheet.ts');
			return openSheet(target);
		},
		attention: new BrowserAttention(),
		lock: webRunLock,
		clock,
		random,
		newKnownAnswers: () => {
			const cache = new BoundedCache<{ readonly size: number; readonly result: RowResult }>(
				KNOWN_BOUNDS,
				({ size }) => size
			);
			return {
				get: (key) => cache.get(key)?.result,
				set: (key, result) => cache.set(key, { size: key.length, result })
			};
		},
		guestSealer: async () => guestSealer({ db, vault, random, visit: await visitId(), openVisits }),
		forgetOthers: async (isKnown) => {
			const store = new DexieBatchStore(db);
			const jobs = await db.jobs.toArray();
			for (const owner of new Set(jobs.map((job) => job.owner))) {
				if (owner.startsWith('guest-') || (await isKnown(owner))) continue;
				for (const { id } of jobs.filter((job) => job.owner === owner)) await store.remove(id);
			}
		}
	};
}

/** As the browser tells it, at most 8; undefined where it does not. */
function memoryGib(): number | undefined {
	return 'deviceMemory' in navigator ? Number(navigator.deviceMemory) : undefined;
}
