import { ok, type Result } from '#lib/domain/result.ts';
import type {
	KnownRecord,
	LogClient,
	LogHead,
	LoggedRecord,
	SyncLogStore,
	UserLog
} from '#lib/ports/sync-log-store.ts';
import { bytesOf } from '#lib/domain/sync/decide-change.ts';
import { keyOf, type FieldWrite } from '#lib/domain/sync/sync-record.ts';

interface StoredField extends FieldWrite {
	readonly seq: number;
}
interface StoredRecord extends Omit<LoggedRecord, 'fields'> {
	readonly fields: Readonly<Record<string, StoredField>>;
	readonly writtenAt: number;
}
interface Log {
	head: LogHead;
	records: Map<string, StoredRecord>;
}

/** The server's tables in memory, one user's steps one after the other. */
export class MemoryLogStore implements SyncLogStore {
	logs = new Map<string, Log>();
	clients = new Map<string, LogClient>();
	#turn: Promise<unknown> = Promise.resolve();

	step<T, E>(userId: string, work: (log: UserLog) => Promise<Result<T, E>>) {
		const done = this.#turn.then(() => this.#run(userId, work));
		this.#turn = done.catch(() => undefined);
		return done;
	}

	logOf(userId: string): Log {
		const log = this.logs.get(userId) ?? {
			head: { epoch: `epoch-${userId}`, head: 0, floor: 0, bytes: 0, compactedAt: 0 },
			records: new Map<string, StoredRecord>()
		};
		this.logs.set(userId, log);
		return log;
	}

	async #run<T, E>(userId: string, work: (log: UserLog) => Promise<Result<T, E>>) {
		const log = this.logOf(userId);
		const draft: Log = { head: log.head, records: new Map(log.records) };
		const clients = new Map(this.clients);
		const done = await work(userLog(draft, clients));
		if (done.ok) {
			log.head = draft.head;
			log.records = draft.records;
			this.clients = clients;
		}
		return done.ok ? ok(done.value) : done;
	}
}

function userLog(log: Log, clients: Map<string, LogClient>): UserLog {
	const now = Promise.resolve();
	return {
		head: log.head,
		client: (id) => Promise.resolve(clients.get(id)),
		saveClient: (client) => now.then(() => void clients.set(client.id, client)),
		known: (keys) =>
			Promise.resolve(
				new Map(
					keys.flatMap((key): [string, KnownRecord][] => {
						const record = log.records.get(keyOf(key));
						return record ? [[keyOf(key), asKnown(record)]] : [];
					})
				)
			),
		write: (records, writtenAt) => now.then(() => writeAll(log, records, writtenAt)),
		saveHead: (head) => now.then(() => void (log.head = head)),
		page: ({ after, since, notFrom, maxRecords }) => {
			const all = [...log.records.values()]
				.filter(({ seq }) => seq > after)
				.sort((a, b) => a.seq - b.seq)
				.slice(0, maxRecords);
			const isOwn = (stamp: string) => notFrom !== undefined && stamp.endsWith(`-${notFrom}`);
			const records = all.flatMap((stored): LoggedRecord[] => {
				const { collection, id, seq: at, deleted, meta } = stored;
				const record = { collection, id, seq: at, deleted, meta, fields: stored.fields };
				if (record.deleted !== undefined) return isOwn(record.deleted) ? [] : [record];
				const news = Object.entries(record.fields).filter(
					([, { seq, stamp }]) => seq > since && !isOwn(stamp)
				);
				const fields = Object.fromEntries(
					news.map(([name, { stamp, value }]) => [name, { stamp, value }])
				);
				return news.length === 0 ? [] : [{ ...record, fields }];
			});
			return Promise.resolve({ records, through: all.at(-1)?.seq ?? log.head.head });
		},
		dropTombstones: (before) => {
			let highest = 0;
			for (const [key, { deleted, seq, writtenAt }] of log.records) {
				if (deleted === undefined || writtenAt >= before) continue;
				log.records.delete(key);
				highest = Math.max(highest, seq);
			}
			return Promise.resolve(highest);
		}
	};
}

function writeAll(log: Log, records: readonly LoggedRecord[], writtenAt: number): void {
	for (const { fields, ...record } of records) {
		const before = record.deleted === undefined ? log.records.get(keyOf(record)) : undefined;
		const written = Object.entries(fields).map(
			([name, write]) => [name, { ...write, seq: record.seq }] as const
		);
		log.records.set(keyOf(record), {
			...before,
			...record,
			fields: { ...before?.fields, ...Object.fromEntries(written) },
			writtenAt
		});
	}
}

function asKnown({ fields, deleted }: StoredRecord): KnownRecord {
	const known = Object.entries(fields).map(
		([name, write]) => [name, { stamp: write.stamp, bytes: bytesOf(write) }] as const
	);
	return { isDeleted: deleted !== undefined, fields: new Map(known) };
}
