import { z } from 'zod';
import { MAX_DRIFT_MS, observe, stampAt, tick, type ClockState } from './hybrid-clock.ts';
import { clientIdSchema, parseStamp, stampSchema } from './stamp.ts';
import { recordKeySchema, type RecordKey, type RecordState } from './sync-record.ts';

const clockSchema = z.object({ millis: z.int().min(0), counter: z.int().min(0) });

/** What a replica knows of itself. */
export const replicaStateSchema = z.object({
	userId: z.string().min(1),
	clientId: clientIdSchema,
	/** The last change that was numbered here. */
	lastChange: z.int().min(0),
	/** The last one that the server confirmed. */
	acknowledged: z.int().min(0),
	cursor: z.int().min(0),
	since: z.int().min(0),
	epoch: z.string().optional(),
	/** Names the reading anew that is under way. */
	sweep: z.string().optional(),
	sweepFloor: z.int().min(0).optional(),
	clock: clockSchema,
	/** The latest stamp that came from the server. */
	seen: clockSchema,
	/** What the server's time is ahead of this device's, where that is too much to let stand. */
	offsetMs: z.number()
});
export type ReplicaState = z.infer<typeof replicaStateSchema>;

/** When each field of a record was written; the values stand where the app keeps them. */
export const replicaRecordSchema = recordKeySchema.extend({
	stamps: z.record(z.string(), stampSchema),
	deleted: stampSchema.optional(),
	/** The last reading anew that it was seen in. */
	sweep: z.string().optional()
});
export type ReplicaRecord = z.infer<typeof replicaRecordSchema>;

/** A change that the server has not confirmed. What it sends is read from the record when it is sent. */
export const outboxRowSchema = recordKeySchema.extend({
	n: z.int().min(1),
	isNew: z.boolean(),
	fields: z.array(z.string()),
	isDeleted: z.boolean(),
	/** It may have reached the server: it keeps its number, and later changes get rows of their own. */
	isSent: z.boolean(),
	/** Too large for any server: it stays on this device. */
	isParked: z.boolean().optional()
});
export type OutboxRow = z.infer<typeof outboxRowSchema>;

/** A change as the stores note it. */
export interface NotedChange extends RecordKey {
	/** Names of the fields that were written; those of a new record all. */
	readonly fields: readonly string[];
	readonly isNew?: boolean;
	readonly isDeleted?: boolean;
}

export interface Noted {
	readonly state: ReplicaState;
	readonly record: ReplicaRecord;
	readonly row: OutboxRow;
}

/**
 * Stamps a change and puts it into the outbox: into the row that waits for its record already, or a new one.
 * @param waiting the record's rows of the outbox, by rising numbers
 * @param now this device's time in milliseconds since 1970
 */
export function noteChange(
	state: ReplicaState,
	record: ReplicaRecord | undefined,
	waiting: readonly OutboxRow[],
	change: NotedChange,
	now: number
): Noted {
	// Also later than the record's own stamps: its newest write must win wherever clocks went meanwhile.
	const clock = tick(latest(state.clock, record), now + state.offsetMs);
	const stamp = stampAt(clock, state.clientId);
	const { collection, id, fields, isNew = false, isDeleted = false } = change;
	const open = waiting.find(({ isSent }) => !isSent);
	// Who deletes what nobody may know yet must tell it as a record: another device may have made it too.
	const isUnknown = isNew || (isDeleted && waiting.some((row) => row.isNew));
	const n = open?.n ?? state.lastChange + 1;
	const written = Object.fromEntries(fields.map((name) => [name, stamp]));
	return {
		state: { ...state, clock, lastChange: Math.max(state.lastChange, n) },
		record: isDeleted
			? { collection, id, stamps: {}, deleted: stamp }
			: { collection, id, ...record, stamps: { ...record?.stamps, ...written } },
		row: {
			n,
			collection,
			id,
			isNew: isUnknown || (open?.isNew ?? false),
			fields: isDeleted ? [] : [...new Set([...(open?.fields ?? []), ...fields])],
			isDeleted,
			isSent: false
		}
	};
}

function latest(clock: ClockState, record: ReplicaRecord | undefined): ClockState {
	const last = Object.values(record?.stamps ?? {}).reduce((a, b) => (a > b ? a : b), '');
	if (last === '') return clock;
	const { millis, counter } = parseStamp(last);
	const isLater = millis > clock.millis || (millis === clock.millis && counter > clock.counter);
	return isLater ? { millis, counter } : clock;
}

export interface TakenIn {
	readonly record: ReplicaRecord;
	/** Names of the fields that are written here too. */
	readonly fields: readonly string[];
	/** The record goes. */
	readonly isDeleted: boolean;
}

/**
 * What of a pulled record is news here. The server's word counts where stamps are equal.
 * @param isWaiting the record has changes that the server had not confirmed when it answered
 */
export function takeIn(
	known: ReplicaRecord | undefined,
	pulled: RecordState,
	isWaiting: boolean,
	sweep?: string
): TakenIn {
	const { collection, id } = pulled;
	const seen = sweep === undefined ? {} : { sweep };
	if (known?.deleted !== undefined && (isWaiting || pulled.deleted !== undefined)) {
		return { record: { ...known, ...seen }, fields: [], isDeleted: false };
	}
	// The server tells a record that was deleted only if somebody made it again: by importing an old backup.
	const before = known?.deleted === undefined ? known : undefined;
	if (pulled.deleted !== undefined) {
		const record = { collection, id, stamps: {}, deleted: pulled.deleted, ...seen };
		return { record, fields: [], isDeleted: before !== undefined };
	}
	const stamps = { ...before?.stamps };
	const fields: string[] = [];
	for (const [name, { stamp }] of Object.entries(pulled.fields)) {
		if ((stamps[name] ?? '') > stamp) continue;
		if (stamps[name] !== stamp) fields.push(name);
		stamps[name] = stamp;
	}
	return { record: { collection, id, ...before, stamps, ...seen }, fields, isDeleted: false };
}

/** Later than all stamps that came. One from too far in the future is left out: it must not drag the clock along. */
export function observeAll(
	state: ReplicaState,
	records: readonly RecordState[],
	serverNow: number
): ReplicaState {
	let { clock, seen } = state;
	for (const { fields, deleted } of records) {
		const stamps = Object.values(fields).map(({ stamp }) => stamp);
		for (const stamp of deleted === undefined ? stamps : [...stamps, deleted]) {
			const [own, others] = [observe(clock, stamp, serverNow), observe(seen, stamp, serverNow)];
			if (own.ok) clock = own.value;
			if (others.ok) seen = others.value;
		}
	}
	return { ...state, clock, seen };
}

/** After an answer: the server's time in place of a device's that is far off, and what it confirmed. */
export function answered(
	state: ReplicaState,
	acknowledged: number,
	serverNow: number,
	now: number
): ReplicaState {
	const offset = serverNow - now;
	// Nothing that was confirmed is later than this.
	const limit = { millis: serverNow + MAX_DRIFT_MS, counter: 0 };
	const confirmed = state.clock.millis < limit.millis ? state.clock : limit;
	const isNews = acknowledged > state.acknowledged && confirmed.millis >= state.seen.millis;
	return {
		...state,
		acknowledged: Math.max(acknowledged, state.acknowledged),
		seen: isNews ? confirmed : state.seen,
		offsetMs: Math.abs(offset) > MAX_DRIFT_MS ? offset : 0
	};
}

/** The clock from which stamps of the future are given anew: now, and later than all that the server has. */
export function clockBackTo({ seen }: ReplicaState, serverNow: number): ClockState {
	return seen.millis >= serverNow ? seen : { millis: serverNow, counter: 0 };
}

/** The state of a replica that has told and read nothing yet. */
export function newReplica(userId: string, clientId: string, sweep: string): ReplicaState {
	const zero = { millis: 0, counter: 0 };
	return {
		userId,
		clientId,
		lastChange: 0,
		acknowledged: 0,
		cursor: 0,
		since: 0,
		sweep,
		clock: zero,
		seen: zero,
		offsetMs: 0
	};
}
