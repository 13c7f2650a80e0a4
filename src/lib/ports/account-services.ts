import type { SessionManager } from '#lib/domain/accounts/session-manager.ts';
import type { DeviceUserManager } from '#lib/domain/accounts/device-user-manager.ts';
import type { DeviceAdmin } from '#lib/domain/admin/device-admin.ts';
import type { APIKeyManager } from '#lib/domain/api-keys/api-key-manager.ts';
import type { BackupError } from '#lib/domain/backup/backup-error.ts';
import type { BackupManager } from '#lib/domain/backup/backup-manager.ts';
import type { SeedFile, SeedImport } from '#lib/domain/backup/seed-import.ts';
import type { HistoryManager } from '#lib/domain/history/history-manager.ts';
import type { HistoryPorts } from '#lib/domain/history/history-ports.ts';
import type { RateLimiter } from '#lib/domain/limits/rate-limiter.ts';
import type { Result } from '#lib/domain/result.ts';
import type { AuditLog } from './audit-log.ts';
import type { BackupFolder } from './backup-folder.ts';
import type { ImportFiles } from './import-files.ts';
import type { Sealer } from './key-vault.ts';
import type { ServerLinks } from './server-links.ts';
import type { SyncServices } from './sync-services.ts';
import type { UsageStore } from './usage-store.ts';

/** What can change under a page's feet: by its own doing, or by another tab's. */
export type StoredKind = 'accounts' | 'sessions' | 'history' | 'limits' | 'apiKeys' | 'audit';

/** The business classes over the stores of this device. */
export interface AccountServices {
	/** False where the browser keeps nothing: all of it works, and is gone with the tab. */
	readonly isKept: boolean;
	readonly users: DeviceUserManager;
	readonly sessions: SessionManager;
	readonly limits: RateLimiter;
	readonly keys: APIKeyManager;
	readonly backup: BackupManager;
	readonly audit: AuditLog;
	readonly admin: DeviceAdmin;
	readonly usage: UsageStore;
	readonly importFiles: ImportFiles;
	readonly backupFolder: BackupFolder;
	readonly links: ServerLinks;
	/** Loaded when first asked for. */
	server(): Promise<SyncServices>;
	/** Accounts and sealed history from the files of the seed system; each call makes new recovery codes. */
	readSeed(files: readonly SeedFile[]): Promise<Result<SeedImport, BackupError>>;
	/** One a sealer; its index is filled in a worker when the first question comes. */
	historyOf(sealer: Sealer): HistoryManager;
	/** What `historyOf` is made of, for `BackupManager.exportSelection`. */
	historyPortsOf(sealer: Sealer): HistoryPorts;
	/** An empty history that lives in this tab's memory only, sealed by a key that is never stored. */
	newGuestHistory(): Promise<GuestHistory>;
	/** Opened texts are forgotten by all tabs' indexes, which are filled anew: after an import. */
	forgetIndexes(): Promise<void>;
	/** After a log-out: the worker with the opened texts ends. It is started again by the next call. */
	endWorker(): void;
	/**
	 * Calls back after changes of this tab and of others; the answer stops that.
	 * @param kinds of which one must have changed
	 */
	onChange(kinds: readonly StoredKind[], listener: () => void): () => void;
	/** Another tab runs a newer version of the app, which waits for this one to be reloaded. */
	onOutdated(listener: () => void): () => void;
}

export interface GuestHistory {
	readonly sealer: Sealer;
	readonly manager: HistoryManager;
	readonly ports: HistoryPorts;
}
