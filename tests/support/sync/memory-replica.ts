import { ok } from '#lib/domain/result.ts';
import type { SyncReplica } from '#lib/ports/sync-replica.ts';
import {
	answered,
	newReplica,
	noteChange,
	observeAll,
	takeIn,
	type NotedChange,
	type OutboxRow,
	type ReplicaRecord
} from '#lib/domain/sync/replica-rows.ts';
import { restamp } from '#lib/domain/sync/restamp.ts';
import type { PullAnswer } from '#lib/domain/sync/sync-calls.ts';
import {
	keyOf,
	type EntryMeta,
	type RecordKey,
	type SyncChange
} from '#lib/domain/sync/sync-record.ts';

interface Values {
	readonly meta?: EntryMeta;
	readonly fields: Readonly<Record<string, string>>;
}

let made = 0;

/** A device without a disk or sealing. What is assigned here survives a kill; what runs meanwhile does not. */
export class MemoryReplica implements SyncReplica {
	state;
	records = new Map<string, ReplicaRecord>();
	values = new Map<string, Values>();
	outbox = new Map<number, OutboxRow>();

	constructor(
		userId: string,
		private readonly now: () => number,
		private readonly batch = 3
	) {
		this.state = newReplica(userId, `client${++made}`, `sweep${++made}`);
	}

	/** What the stores do: the change and its note in one step. */
	edit(key: RecordKey, fields: Readonly<Record<string, string>>, meta?: EntryMeta): void {
		const values = this.values.get(keyOf(key));
		this.values.set(keyOf(key), {
			...(meta ? { meta } : values),
			fields: { ...values?.fields, ...fields }
		});
		this.#note({ ...key, fields: Object.keys(fields), isNew: values === undefined });
	}

	remove(key: RecordKey): void {
		this.values.delete(keyOf(key));
		this.#note({ ...key, fields: [], isDeleted: true });
	}

	position() {
		return Promise.resolve(ok(this.state));
	}

	apply(answer: PullAnswer) {
		let changed = 0;
		this.#acknowledge(answer.acknowledged, answer.now);
		for (const pulled of answer.records) {
			const key = keyOf(pulled);
			const { record, fields, isDeleted } = takeIn(
				this.records.get(key),
				pulled,
				[...this.outbox.values()].some((row) => keyOf(row) === key),
				this.state.sweep
			);
			this.records.set(key, record);
			if (isDeleted) this.values.delete(key);
			if (fields.length === 0) continue;
			const before = this.values.get(key);
			const news = fields.map((name) => [name, pulled.fields[name]?.value ?? ''] as const);
			this.values.set(key, {
				...before,
				...(pulled.meta ? { meta: pulled.meta } : {}),
				fields: { ...before?.fields, ...Object.fromEntries(news) }
			});
			changed++;
		}
		this.state = {
			...observeAll(this.state, answer.records, answer.now),
			cursor: answer.cursor,
			since: answer.isComplete ? answer.cursor : this.state.since,
			epoch: answer.epoch,
			...(this.state.sweep === undefined ? {} : { sweepFloor: answer.floor })
		};
		return Promise.resolve(ok({ changed }));
	}

	acknowledge(through: number, now: number) {
		this.#acknowledge(through, now);
		return Promise.resolve(ok(undefined));
	}

	nextChanges() {
		const rows = [...this.outbox.values()].sort((a, b) => a.n - b.n).slice(0, this.batch);
		for (const row of rows) this.outbox.set(row.n, { ...row, isSent: true });
		return Promise.resolve(ok(rows.map((row) => this.#asChange(row))));
	}

	beginSweep() {
		this.state = {
			...this.state,
			sweepFloor: undefined,
			cursor: 0,
			since: 0,
			sweep: `sweep${++made}`
		};
		return Promise.resolve(ok(undefined));
	}

	endSweep() {
		let changed = 0;
		const fresh = new Set([...this.outbox.values()].filter(({ isNew }) => isNew).map(keyOf));
		for (const [key, record] of this.records) {
			if (record.sweep === this.state.sweep || fresh.has(key)) continue;
			this.records.delete(key);
			if (this.values.delete(key)) changed++;
		}
		this.state = { ...this.state, sweep: undefined, sweepFloor: undefined };
		return Promise.resolve(ok({ changed }));
	}

	startOver() {
		const { userId, clock, seen, offsetMs } = this.state;
		const fresh = newReplica(userId, `client${++made}`, `sweep${++made}`);
		const all = [...this.records.values()];
		this.outbox = new Map(
			all.map(({ collection, id, stamps, deleted }, at) => [
				at + 1,
				{
					n: at + 1,
					collection,
					id,
					isNew: true,
					fields: Object.keys(stamps),
					isDeleted: deleted !== undefined,
					isSent: false
				}
			])
		);
		this.state = { ...fresh, clock, seen, offsetMs, lastChange: all.length };
		return Promise.resolve(ok(undefined));
	}

	restamp(serverNow: number) {
		const keys = new Set([...this.outbox.values()].map(keyOf));
		const records = [...keys].flatMap((key) => this.records.get(key) ?? []);
		const done = restamp(this.state, records, serverNow, this.now());
		this.state = done.state;
		for (const record of done.records) this.records.set(keyOf(record), record);
		return Promise.resolve(ok(undefined));
	}

	#note(change: NotedChange): void {
		const key = keyOf(change);
		const waiting = [...this.outbox.values()].filter((row) => keyOf(row) === key);
		const noted = noteChange(this.state, this.records.get(key), waiting, change, this.now());
		this.state = noted.state;
		this.records.set(key, noted.record);
		this.outbox.set(noted.row.n, noted.row);
	}

	#acknowledge(through: number, now: number): void {
		this.state = answered(this.state, through, now, this.now());
		for (const n of this.outbox.keys()) if (n <= through) this.outbox.delete(n);
	}

	#asChange({ n, isNew, fields, isDeleted, ...key }: OutboxRow): SyncChange {
		const { collection, id } = key;
		const record = this.records.get(keyOf(key));
		const values = this.values.get(keyOf(key));
		const base = { n, collection, id, fields: {} };
		if (isDeleted)
			return { ...base, isNew, ...(record?.deleted ? { deleted: record.deleted } : {}) };
		// Gone meanwhile: a later row says so.
		if (!record || !values) return { ...base, isNew: false };
		const written = fields.flatMap((name) => {
			const [stamp, value] = [record.stamps[name], values.fields[name]];
			return stamp === undefined || value === undefined ? [] : [[name, { stamp, value }] as const];
		});
		const { meta } = values;
		return {
			...base,
			isNew,
			fields: Object.fromEntries(written),
			...(isNew && meta ? { meta } : {})
		};
	}
}
