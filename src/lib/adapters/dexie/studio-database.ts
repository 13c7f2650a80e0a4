import { Dexie, type DexieOptions, type Table } from 'dexie';
import { DATABASE_NAME } from '#lib/adapters/browser/has-database.ts';
import type { Account } from '#lib/domain/accounts/account.ts';
import type { AuditEvent } from '#lib/domain/accounts/audit-event.ts';
import type { LoginAttempts } from '#lib/domain/accounts/login-delay.ts';
import type { ApiKey } from '#lib/domain/api-keys/api-key.ts';
import type { EntryFacts } from '#lib/domain/history/history-entry.ts';
import type { LimitWindow } from '#lib/domain/limits/window.ts';
import type { OutboxRow, ReplicaRecord, ReplicaState } from '#lib/domain/sync/replica-rows.ts';
import type { PendingDeletion } from '#lib/ports/history-store.ts';
import type { StoredSession } from '#lib/ports/session-store.ts';

export interface EntryRow extends EntryFacts {
	/** The time below zero, so that an index in rising order has the newest first and is read in bulk. */
	readonly order: number;
}

export interface ContentRow {
	readonly id: string;
	readonly userId: string;
	readonly content: Uint8Array<ArrayBuffer>;
}

/** A folder of the user's disk that the browser may write to. */
export interface FolderRow {
	readonly id: 'backup';
	/** A `FileSystemDirectoryHandle`. */
	readonly handle: unknown;
	/** Of the last copy, milliseconds since 1970. */
	readonly lastAt?: number | undefined;
}

export type SessionRow = StoredSession & { readonly id: 'current' };

/** When each field of a record of one user was written, for sync. */
export type ReplicaRow = ReplicaRecord & { readonly userId: string };
/** A change of one user that no server has confirmed. */
export type WaitingRow = OutboxRow & { readonly userId: string };

/** A server that a user of this device has joined. */
export interface ServerLinkRow {
	readonly userId: string;
	/** On the server. */
	readonly username: string;
	/** Of the last time that both sides had the same, milliseconds since 1970. */
	readonly lastSyncAt?: number | undefined;
}

/** The latest, which this code writes. */
const VERSION = 3;

/** Everything that is kept on this device. Texts and results stand in it sealed only. */
export class StudioDatabase extends Dexie {
	declare readonly accounts: Table<Account, string>;
	declare readonly attempts: Table<LoginAttempts, string>;
	declare readonly sessions: Table<SessionRow, string>;
	declare readonly audit: Table<AuditEvent, string>;
	declare readonly entries: Table<EntryRow, string>;
	declare readonly contents: Table<ContentRow, string>;
	declare readonly deletions: Table<PendingDeletion, string>;
	declare readonly limits: Table<LimitWindow, string>;
	declare readonly apiKeys: Table<ApiKey, string>;
	declare readonly folders: Table<FolderRow, string>;
	declare readonly serverLinks: Table<ServerLinkRow, string>;
	declare readonly syncStates: Table<ReplicaState, string>;
	declare readonly replicas: Table<ReplicaRow, [string, string, string]>;
	declare readonly outbox: Table<WaitingRow, [string, number]>;

	/** What a transaction must also hold that changes something which devices share: see `noteChanges`. */
	get syncTables() {
		return [this.syncStates, this.replicas, this.outbox];
	}

	/** @param options of Dexie, for a database of other makers */
	constructor(name = DATABASE_NAME, options?: DexieOptions) {
		super(name, options);
		// A version that was shipped is never edited: changes come as the next one, with an upgrade.
		// `tests/integration/database-upgrade.test.ts` opens every one of them.
		this.version(1).stores({
			accounts: 'id, &usernameKey',
			attempts: 'key, lastAt',
			sessions: 'id',
			audit: 'id, at',
			entries: 'id, userId, [userId+order+id], [userId+tool+order+id]',
			contents: 'id, userId',
			deletions: 'id, userId',
			limits: 'subject',
			apiKeys: 'id, &hash, userId'
		});
		this.version(2).stores({ folders: 'id' });
		this.version(VERSION).stores({
			serverLinks: 'userId',
			syncStates: 'userId',
			replicas: '[userId+collection+id]',
			outbox: '[userId+n], [userId+collection+id]'
		});
		// A newer tab wants in, or the data is deleted: this one lets go, and does not come back by itself.
		this.on('versionchange', () => this.close());
		// Dexie opens what a newer version left; writing records of the older shape into it could spoil them.
		this.on(
			'ready',
			() => {
				const installed = this.backendDB().version / 10;
				if (installed > VERSION) throw new Dexie.VersionError(`installed is ${installed}`);
			},
			true
		);
	}
}
