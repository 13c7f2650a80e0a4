import type { KnownRecord, LoggedRecord } from '#lib/ports/sync-log-store.ts';
import type { FieldWrite, SyncChange } from './sync-record.ts';

export interface Decision {
	/** What is to be written; nothing where the change has no effect. */
	readonly write?: Omit<LoggedRecord, 'seq'>;
	/** The record as it is known afterwards. */
	readonly known: KnownRecord | undefined;
	/** By how much the log grows. */
	readonly bytes: number;
}

/**
 * What a change does to a record of the log. One that nobody knows and that is not new was deleted so long ago
 * that its tombstone is gone: a late edit does not bring it back.
 */
export function decideChange(known: KnownRecord | undefined, change: SyncChange): Decision {
	if (known?.isDeleted || (!known && !change.isNew)) return { known, bytes: 0 };
	const { collection, id, meta, deleted } = change;
	if (deleted !== undefined) {
		// Made and deleted before anyone else heard of it: also a tombstone, in case its making is still on its way.
		const bytes = -sizeOf(known);
		return {
			write: { collection, id, fields: {}, deleted },
			known: { isDeleted: true, fields: new Map() },
			bytes
		};
	}
	const fields: Record<string, FieldWrite> = {};
	const after = new Map(known?.fields);
	let bytes = 0;
	for (const [name, write] of Object.entries(change.fields)) {
		const before = after.get(name);
		// With equal stamps it is the same write, sent twice.
		if (before && write.stamp <= before.stamp) continue;
		const size = bytesOf(write);
		fields[name] = write;
		bytes += size - (before?.bytes ?? 0);
		after.set(name, { stamp: write.stamp, bytes: size });
	}
	if (Object.keys(fields).length === 0) return { known, bytes: 0 };
	return {
		write: { collection, id, fields, ...(meta ? { meta } : {}) },
		known: { isDeleted: false, fields: after },
		bytes
	};
}

function sizeOf(known: KnownRecord | undefined): number {
	let bytes = 0;
	for (const field of known?.fields.values() ?? []) bytes += field.bytes;
	return bytes;
}

/** Bytes of a value once it is no longer Base64, padding counted. */
export function bytesOf({ value }: FieldWrite): number {
	return (value.length / 4) * 3;
}
