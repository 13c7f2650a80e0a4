import type { SyncLogStore } from '#lib/ports/sync-log-store.ts';
import type { PushCall } from '#lib/domain/sync/sync-calls.ts';
import { SyncCycle } from '#lib/domain/sync/sync-cycle.ts';
import { SyncLog } from '#lib/domain/sync/sync-log.ts';
import { keyOf, type EntryMeta, type RecordKey } from '#lib/domain/sync/sync-record.ts';
import { FaultyServer, Killed, type Fault } from './faulty-server.ts';
import { MemoryLogStore } from './memory-log-store.ts';
import { MemoryReplica } from './memory-replica.ts';

const META: EntryMeta = { tool: 'sentiment', at: 1, durationMs: 1, inputSize: 1, model: 'm' };
export const USER = 'ann';
const START = 1_700_000_000_000;
export const DAY = 86_400_000;

export function entry(id: number): RecordKey {
	return { collection: 'entry', id: `e${id}` };
}

/** Devices of one user, a server, and whatever can go wrong between them. Everything is told by its inputs. */
export class Simulation {
	store = new MemoryLogStore();
	serverTime = START;
	readonly devices: MemoryReplica[];
	readonly clocks: number[];
	readonly deleted = new Set<string>();
	/** Records that two devices made without knowing of each other: only a tombstone that is still there holds them. */
	readonly madeTwice = new Set<string>();
	/** Nobody can tell whether the server heard of the making or the deletion of these. */
	readonly unsure = new Set<string>();
	readonly #made = new Set<string>();
	/** The last value that each device wrote into its own field of a record. */
	readonly written = new Map<string, string>();
	#late: PushCall[] = [];
	#writes = 0;

	/** @param sql another log than that in memory */
	constructor(
		count: number,
		private readonly sql?: SyncLogStore
	) {
		this.clocks = Array.from({ length: count }, () => 0);
		this.devices = this.clocks.map((_, at) => this.#newDevice(at));
	}

	#newDevice(at: number): MemoryReplica {
		return new MemoryReplica(USER, () => this.serverTime + (this.clocks[at] ?? 0));
	}

	device(at: number): MemoryReplica {
		const device = this.devices[at];
		if (!device) throw new Error('no such device');
		return device;
	}

	/** The device is lost with what it never told; a new one comes in its place. */
	replace(at: number): void {
		for (const row of this.device(at).outbox.values()) {
			if (row.isDeleted || row.isNew) this.unsure.add(keyOf(row));
		}
		for (const key of this.written.keys()) if (key.startsWith(`${at}:`)) this.written.delete(key);
		this.devices[at] = this.#newDevice(at);
	}

	/**
	 * Writes the device's own field, and one that all fight for; makes the record if it is not there. Two may make
	 * the same one, as by importing one backup; what somebody deleted is never made again, as ids are random.
	 */
	edit(at: number, id: number): void {
		const key = entry(id);
		const device = this.device(at);
		if (!device.values.has(keyOf(key))) {
			if (this.#made.has(keyOf(key))) this.madeTwice.add(keyOf(key));
			this.#made.add(keyOf(key));
		}
		if (!device.values.has(keyOf(key)) && this.deleted.has(keyOf(key))) return;
		const value = this.#value();
		device.edit(key, { [`own${at}`]: value, shared: this.#value() }, META);
		this.written.set(`${at}:${keyOf(key)}`, value);
	}

	remove(at: number, id: number): void {
		const key = entry(id);
		if (!this.device(at).values.has(keyOf(key))) return;
		this.device(at).remove(key);
		this.deleted.add(keyOf(key));
	}

	/** @returns whether it came to its end */
	async sync(at: number, faults: readonly Fault[]): Promise<boolean> {
		const server = new FaultyServer(this.#log(), USER, [...faults]);
		try {
			const cycle = new SyncCycle(this.device(at), server);
			return (await cycle.run(new AbortController().signal)).ok;
		} catch (error) {
			if (error instanceof Killed) return false;
			throw error;
		} finally {
			this.#late.push(...server.late);
		}
	}

	/** Calls that were thought lost arrive after all, the newest first. */
	async deliverLate(): Promise<void> {
		for (const call of this.#late.splice(0).reverse()) await this.#log().push(USER, call);
	}

	#log(): SyncLog {
		const clock = { now: () => this.serverTime };
		return new SyncLog(this.sql ?? this.store, clock, { maxBytes: 1e9, pageRecords: 3 });
	}

	#value(): string {
		return btoa(String(++this.#writes).padStart(6, '0'));
	}
}
