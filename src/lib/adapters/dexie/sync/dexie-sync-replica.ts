import { attempt, readRow } from '#lib/adapters/dexie/attempt.ts';
import type { StudioDatabase } from '#lib/adapters/dexie/studio-database.ts';
import { newId } from '#lib/domain/sealing/new-id.ts';
import {
	answered,
	newReplica,
	replicaRecordSchema,
	replicaStateSchema
} from '#lib/domain/sync/replica-rows.ts';
import { restamp } from '#lib/domain/sync/restamp.ts';
import type { PullAnswer } from '#lib/domain/sync/sync-calls.ts';
import { keyOf } from '#lib/domain/sync/sync-record.ts';
import type { Clock } from '#lib/ports/clock.ts';
import type { Sealer } from '#lib/ports/key-vault.ts';
import type { RandomSource } from '#lib/ports/random-source.ts';
import type { SyncReplica } from '#lib/ports/sync-replica.ts';
import { applyPage } from './apply-page.ts';
import { readRecords, recordsOf, waitingOf } from './note-changes.ts';
import { sealChange, takeBatch } from './read-changes.ts';
import { dropUnseen } from './drop-unseen.ts';

/** One user's replica in IndexedDB. Needs their open key: what is sent is sealed field by field. */
export class DexieSyncReplica implements SyncReplica {
	readonly #userId: string;

	/** @param onEntries is told the ids of entries that look different now */
	constructor(
		private readonly db: StudioDatabase,
		private readonly sealer: Sealer,
		private readonly ports: { readonly clock: Clock; readonly random: RandomSource },
		private readonly onEntries: (ids: readonly string[]) => Promise<void>
	) {
		this.#userId = sealer.userId;
	}

	position() {
		return attempt(() => this.#state());
	}

	apply(answer: PullAnswer) {
		return attempt(async () => {
			const now = () => this.ports.clock.now();
			const { entryIds, changed } = await applyPage(this.db, this.sealer, answer, now);
			if (entryIds.length > 0) await this.onEntries(entryIds);
			return { changed };
		});
	}

	acknowledge(through: number, now: number) {
		return this.#write(async () => {
			const state = answered(await this.#state(), through, now, this.ports.clock.now());
			await waitingOf(this.db, this.#userId, through)
				.filter(({ isParked }) => isParked !== true)
				.delete();
			await this.db.syncStates.put(state);
		});
	}

	nextChanges() {
		return attempt(async () => {
			const batch = await takeBatch(this.db, this.#userId);
			return Promise.all(batch.map((waiting) => sealChange(this.sealer, waiting)));
		});
	}

	beginSweep() {
		return this.#write(async () => {
			const state = await this.#state();
			const sweep = newId(this.ports.random);
			await this.db.syncStates.put({ ...state, cursor: 0, since: 0, sweep, sweepFloor: undefined });
		});
	}

	endSweep() {
		return attempt(async () => {
			const { entryIds, changed } = await dropUnseen(this.db, this.#userId);
			if (entryIds.length > 0) await this.onEntries(entryIds);
			return { changed };
		});
	}

	startOver() {
		return this.#write(async () => {
			const { clock, seen, offsetMs } = await this.#state();
			await waitingOf(this.db, this.#userId).delete();
			const records = await recordsOf(this.db, this.#userId).toArray();
			await this.db.outbox.bulkPut(
				records.map(({ userId, collection, id, stamps, deleted }, at) => ({
					...{ userId, collection, id, n: at + 1, isNew: true, isSent: false },
					fields: Object.keys(stamps),
					isDeleted: deleted !== undefined
				}))
			);
			const { random } = this.ports;
			const fresh = newReplica(this.#userId, newId(random), newId(random));
			await this.db.syncStates.put({
				...{ ...fresh, clock, seen, offsetMs },
				lastChange: records.length
			});
		});
	}

	restamp(serverNow: number) {
		return this.#write(async () => {
			const rows = await waitingOf(this.db, this.#userId).toArray();
			const keys = [...new Map(rows.map((row) => [keyOf(row), row])).values()];
			const records = [...(await readRecords(this.db, this.#userId, keys)).values()];
			const now = this.ports.clock.now();
			const done = restamp(await this.#state(), records, serverNow, now);
			await this.db.replicas.bulkPut(
				done.records.map((record) => ({
					...readRow(replicaRecordSchema, record),
					userId: this.#userId
				}))
			);
			await this.db.syncStates.put(done.state);
		});
	}

	async #state() {
		return readRow(replicaStateSchema, await this.db.syncStates.get(this.#userId));
	}

	#write<T>(work: () => Promise<T>) {
		return attempt(() => this.db.transaction('rw', this.db.syncTables, work));
	}
}
