import { Dexie } from 'dexie';
import type { UsageStore } from '#lib/ports/usage-store.ts';
import { attempt } from './attempt.ts';
import type { StudioDatabase } from './studio-database.ts';

/** Rows in memory at once while bytes are counted. */
const CHUNK_ROWS = 1000;
/** The facts of an entry beside what is sealed, roughly: ids, times and names. */
const FACTS_BYTES = 300;

export class DexieUsageStore implements UsageStore {
	constructor(private readonly db: StudioDatabase) {}

	ofUser(userId: string) {
		return attempt(() =>
			this.db.transaction('r', this.db.entries, async () => {
				const own = this.db.entries.where('userId').equals(userId);
				const runs = await own.count();
				const newest = await this.db.entries
					.where('[userId+order+id]')
					.between([userId, Dexie.minKey, Dexie.minKey], [userId, Dexie.maxKey, Dexie.maxKey])
					.first();
				return { runs, ...(newest ? { lastRunAt: newest.at } : {}) };
			})
		);
	}

	bytesOf(userId: string) {
		return attempt(() =>
			this.db.transaction('r', [this.db.entries, this.db.contents], async () => {
				const ids = await this.db.entries.where('userId').equals(userId).primaryKeys();
				let bytes = ids.length * FACTS_BYTES;
				for (let from = 0; from < ids.length; from += CHUNK_ROWS) {
					const some = ids.slice(from, from + CHUNK_ROWS);
					const contents = await this.db.contents.bulkGet(some);
					bytes += contents.reduce((sum, row) => sum + (row?.content.byteLength ?? 0), 0);
				}
				return bytes;
			})
		);
	}
}
