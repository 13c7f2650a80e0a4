import type { Account } from '#lib/domain/accounts/account.ts';
import type { ImportChanges, Present } from '#lib/domain/backup/import-plan.ts';
import type { Snapshot } from '#lib/domain/backup/snapshot.ts';
import type { Result } from '#lib/domain/result.ts';
import type { StoreError } from './store-error.ts';

/** All tables at once, for export and import. */
export interface BackupStore {
	/** Everything there is at one moment, or everything of one user; what is about to be deleted is left out. */
	snapshot(userId?: Account['id']): Promise<Result<Snapshot, StoreError>>;
	/** What an import must know of what is there; no content is read. */
	present(): Promise<Result<Present, StoreError>>;
	/** Decides by what is there and writes, in one transaction: all of the changes or none. */
	change(decide: (present: Present) => ImportChanges): Promise<Result<ImportChanges, StoreError>>;
}
