import { err, ok, type Result } from '#lib/domain/result.ts';
import type { Clock } from '#lib/ports/clock.ts';
import type { StoreError } from '#lib/ports/store-error.ts';
import type { LoggedRecord, SyncLogStore, UserLog } from '#lib/ports/sync-log-store.ts';
import { decideChange } from './decide-change.ts';
import { MAX_DRIFT_MS } from './hybrid-clock.ts';
import { parseStamp } from './stamp.ts';
import type {
	PullAnswer,
	PullCall,
	PushAnswer,
	PushCall,
	ReadPosition,
	SyncRefusal
} from './sync-calls.ts';
import { keyOf, MAX_CHANGES, PAGE_BYTES, type SyncChange } from './sync-record.ts';

const DAY_MS = 86_400_000;
/** How long a deletion is remembered. Who is away for longer reads everything anew. */
export const TOMBSTONE_MS = 90 * DAY_MS;

export interface SyncLogLimits {
	/** Sealed bytes that one user may keep. */
	readonly maxBytes: number;
	readonly pageRecords?: number;
	readonly pageBytes?: number;
}

type Refused = SyncRefusal | StoreError;

/** What every user's replicas have told, in one order for each user. It sees sealed bytes only. */
export class SyncLog {
	constructor(
		private readonly store: SyncLogStore,
		private readonly clock: Clock,
		private readonly limits: SyncLogLimits
	) {}

	/** What others wrote after the position, oldest first. Each page is whole: all of its records, or none. */
	pull(userId: string, call: PullCall): Promise<Result<PullAnswer, Refused>> {
		return this.store.step(userId, async (log): Promise<Result<PullAnswer, SyncRefusal>> => {
			const now = this.clock.now();
			const { floor, epoch, head } = await this.#compacted(log, now);
			const client = await log.client(call.clientId);
			if (client && client.userId !== userId) return err({ kind: 'foreign-client' });
			if (isOtherLog(call, { epoch, head })) return err({ kind: 'log-replaced' });
			if (!canRead(call, floor)) return err({ kind: 'sweep-needed' });
			const page = await log.page({
				after: call.cursor,
				since: call.isSweep ? 0 : call.since,
				...(call.isSweep ? {} : { notFrom: call.clientId }),
				maxRecords: this.limits.pageRecords ?? MAX_CHANGES,
				maxBytes: this.limits.pageBytes ?? PAGE_BYTES
			});
			return ok({
				records: page.records,
				cursor: page.through,
				epoch,
				floor,
				acknowledged: client?.lastChange ?? 0,
				now,
				isComplete: page.through >= head
			});
		});
	}

	/** Takes changes in, each once: what is acknowledged is kept. All of them, or none. */
	push(userId: string, call: PushCall): Promise<Result<PushAnswer, Refused>> {
		return this.store.step(userId, async (log): Promise<Result<PushAnswer, SyncRefusal>> => {
			const now = this.clock.now();
			const client = await log.client(call.clientId);
			if (client && client.userId !== userId) return err({ kind: 'foreign-client' });
			const { head } = log;
			if (isOtherLog(call, head)) return err({ kind: 'log-replaced' });
			if (call.cursor < head.floor) return err({ kind: 'sweep-needed' });
			const last = client?.lastChange ?? 0;
			const fresh = call.changes.filter(({ n }) => n > last);
			const byMs = Math.max(0, ...fresh.map(latestMillis)) - now;
			if (byMs > MAX_DRIFT_MS) return err({ kind: 'clock-ahead', byMs, now });

			const { writes, bytes } = await decideAll(log, fresh);
			const total = head.bytes + bytes;
			if (bytes > 0 && total > this.limits.maxBytes) return err({ kind: 'storage-full' });
			const logged = writes.map((write, at) => ({ ...write, seq: head.head + at + 1 }));
			await log.write(logged, now);
			await log.saveHead({ ...head, head: head.head + logged.length, bytes: total });
			const acknowledged = Math.max(last, ...fresh.map(({ n }) => n));
			await log.saveClient({ id: call.clientId, userId, lastChange: acknowledged }, now);
			return ok({ acknowledged, now });
		});
	}

	/** Once a day, tombstones that everybody should have seen go. */
	async #compacted(log: UserLog, now: number) {
		const { head } = log;
		if (Math.abs(now - head.compactedAt) < DAY_MS) return head;
		const dropped = await log.dropTombstones(now - TOMBSTONE_MS);
		const after = { ...head, floor: Math.max(head.floor, dropped), compactedAt: now };
		await log.saveHead(after);
		return after;
	}
}

/** The replica has read what this log never held. */
function isOtherLog(
	{ cursor, epoch }: Pick<ReadPosition, 'cursor' | 'epoch'>,
	log: { readonly epoch: string; readonly head: number }
): boolean {
	return cursor > log.head || (epoch !== undefined && epoch !== log.epoch);
}

/** Whether nothing was dropped that the replica has not seen. */
function canRead({ cursor, isSweep, sweepFloor }: PullCall, floor: number): boolean {
	if (isSweep) return cursor === 0 || sweepFloor === floor;
	return cursor >= floor;
}

/** Several changes of one record become one write. */
async function decideAll(log: UserLog, changes: readonly SyncChange[]) {
	const known = new Map(await log.known(changes));
	const writes = new Map<string, Omit<LoggedRecord, 'seq'>>();
	let bytes = 0;
	for (const change of changes) {
		const key = keyOf(change);
		const decision = decideChange(known.get(key), change);
		bytes += decision.bytes;
		if (!decision.write) continue;
		if (decision.known) known.set(key, decision.known);
		const earlier = decision.write.deleted === undefined ? writes.get(key) : undefined;
		writes.delete(key);
		writes.set(key, {
			...earlier,
			...decision.write,
			fields: { ...earlier?.fields, ...decision.write.fields }
		});
	}
	return { writes: [...writes.values()], bytes };
}

function latestMillis({ fields, deleted }: SyncChange): number {
	const stamps = Object.values(fields).map(({ stamp }) => stamp);
	if (deleted !== undefined) stamps.push(deleted);
	return Math.max(0, ...stamps.map((stamp) => parseStamp(stamp).millis));
}
