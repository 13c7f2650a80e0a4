import { MAX_DRIFT_MS, stampAt, tick } from './hybrid-clock.ts';
import { clockBackTo, type ReplicaRecord, type ReplicaState } from './replica-rows.ts';
import { parseStamp } from './stamp.ts';

export interface Restamped {
	readonly state: ReplicaState;
	/** Those that changed. */
	readonly records: readonly ReplicaRecord[];
}

interface Place {
	readonly at: number;
	/** Nothing for the tombstone. */
	readonly field?: string;
	readonly stamp: string;
}

/**
 * Gives stamps from the future anew, by the server's time and in their old order. Only this replica has ever
 * seen them, as the server takes none of those in.
 * @param records those with unconfirmed changes
 */
export function restamp(
	state: ReplicaState,
	records: readonly ReplicaRecord[],
	serverNow: number,
	now: number
): Restamped {
	const places = records
		.flatMap((record, at) => placesOf(record, at))
		.filter(({ stamp }) => parseStamp(stamp).millis > serverNow + MAX_DRIFT_MS)
		.sort((a, b) => (a.stamp < b.stamp ? -1 : 1));
	let clock = clockBackTo(state, serverNow);
	const changed = new Map<number, ReplicaRecord>();
	let last: { readonly old: string; readonly fresh: string } | undefined;
	for (const { at, field, stamp } of places) {
		const record = changed.get(at) ?? records[at];
		if (!record) continue;
		// Fields that were written together stay together.
		if (last?.old !== stamp) {
			clock = tick(clock, serverNow);
			last = { old: stamp, fresh: stampAt(clock, state.clientId) };
		}
		changed.set(
			at,
			field === undefined
				? { ...record, deleted: last.fresh }
				: { ...record, stamps: { ...record.stamps, [field]: last.fresh } }
		);
	}
	const offsetMs = serverNow - now;
	return { state: { ...state, clock, offsetMs }, records: [...changed.values()] };
}

function placesOf({ stamps, deleted }: ReplicaRecord, at: number): readonly Place[] {
	if (deleted !== undefined) return [{ at, stamp: deleted }];
	return Object.entries(stamps).map(([field, stamp]) => ({ at, field, stamp }));
}
