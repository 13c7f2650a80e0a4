import type { Account } from '#lib/domain/accounts/account.ts';
import type { AuditEvent } from '#lib/domain/accounts/audit-event.ts';
import type { ApiKey } from '#lib/domain/api-keys/api-key.ts';
import type {
	EntryContent,
	EntryFacts,
	EntryNotes,
	StoredEntry
} from '#lib/domain/history/history-entry.ts';
import type { LimitWindow } from '#lib/domain/limits/window.ts';
import type { Settings } from '#lib/domain/settings.ts';

/** The tables of a device, or one user's part of them. Texts and results are sealed. */
export interface Snapshot {
	readonly accounts: readonly Account[];
	readonly entries: readonly StoredEntry[];
	readonly apiKeys: readonly ApiKey[];
	readonly limits: readonly LimitWindow[];
	readonly audit: readonly AuditEvent[];
}

/** An entry in the clear: whoever imports it makes it theirs. */
export interface OpenEntry {
	readonly facts: Omit<EntryFacts, 'sealedNotes' | 'userId'>;
	readonly notes: EntryNotes;
	readonly content: EntryContent;
}

/** What a backup holds. */
export interface BackupContent extends Snapshot {
	readonly scope: 'device' | 'user' | 'selection';
	/** Milliseconds since 1970. */
	readonly createdAt: number;
	readonly openEntries: readonly OpenEntry[];
	/** Choices of the device: none or one. */
	readonly settings: readonly Settings[];
}

export const NO_RECORDS: Omit<BackupContent, 'scope' | 'createdAt'> = {
	accounts: [],
	entries: [],
	apiKeys: [],
	limits: [],
	audit: [],
	openEntries: [],
	settings: []
};
