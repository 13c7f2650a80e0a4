import { webImportFiles } from '#lib/adapters/archives/web-import-files.ts';
import { visitId } from '#lib/adapters/browser/visit-id.ts';
import { WebBackupFolder } from '#lib/adapters/browser/web-backup-folder.ts';
import { DexieAccountStore } from '#lib/adapters/dexie/dexie-account-store.ts';
import { DexieApiKeyStore } from '#lib/adapters/dexie/dexie-api-key-store.ts';
import { DexieAuditLog } from '#lib/adapters/dexie/dexie-audit-log.ts';
import { DexieBackupStore } from '#lib/adapters/dexie/dexie-backup-store.ts';
import { DexieFolderStore } from '#lib/adapters/dexie/dexie-folder-store.ts';
import { DexieHistoryStore } from '#lib/adapters/dexie/dexie-history-store.ts';
import { DexieLimitStore } from '#lib/adapters/dexie/dexie-limit-store.ts';
import { DexieLoginAttemptStore } from '#lib/adapters/dexie/dexie-login-attempt-store.ts';
import { DexieSessionStore } from '#lib/adapters/dexie/dexie-session-store.ts';
import { DexieServerLinks } from '#lib/adapters/dexie/sync/dexie-server-links.ts';
import { DexieUsageStore } from '#lib/adapters/dexie/dexie-usage-store.ts';
import { onTablesChanged, openDatabase } from '#lib/adapters/dexie/open-database.ts';
import { yieldToMessages } from '#lib/adapters/inference/yield-to-messages.ts';
import { loadOnce } from '#lib/adapters/lazy/load-once.ts';
import { MemoryHistoryStore } from '#lib/adapters/memory/memory-history-store.ts';
import { MemoryLimitStore } from '#lib/adapters/memory/memory-limit-store.ts';
import { SpareLimitStore } from '#lib/adapters/memory/spare-limit-store.ts';
import { BCRYPT_COST, bcryptDecoy } from '#lib/adapters/webcrypto/bcrypt-decoy.ts';
import { systemClock as clock } from '#lib/adapters/webcrypto/system-clock.ts';
import { webDigest as digest } from '#lib/adapters/webcrypto/web-digest.ts';
import { WebKeyVault } from '#lib/adapters/webcrypto/web-key-vault.ts';
import { WebPassphraseCipher } from '#lib/adapters/webcrypto/web-passphrase-cipher.ts';
import { webRandom as random } from '#lib/adapters/webcrypto/web-random.ts';
import { AccountWorker } from '#lib/adapters/workers/account-worker.ts';
import { WorkerHistoryIndex } from '#lib/adapters/workers/worker-history-index.ts';
import { WorkerPasswordHasher } from '#lib/adapters/workers/worker-password-hasher.ts';
import { startWorker } from '#lib/adapters/workers/worker-port.ts';
import { SessionManager } from '#lib/domain/accounts/session-manager.ts';
import { DeviceUserManager } from '#lib/domain/accounts/device-user-manager.ts';
import { DeviceAdmin } from '#lib/domain/admin/device-admin.ts';
import { APIKeyManager } from '#lib/domain/api-keys/api-key-manager.ts';
import { BackupManager } from '#lib/domain/backup/backup-manager.ts';
import { readSeedFiles } from '#lib/domain/backup/seed-import.ts';
import { HistoryManager } from '#lib/domain/history/history-manager.ts';
import type { HistoryPorts } from '#lib/domain/history/history-ports.ts';
import { LocalHistoryIndex } from '#lib/domain/history/local-history-index.ts';
import { RateLimiter } from '#lib/domain/limits/rate-limiter.ts';
import { newId } from '#lib/domain/sealing/new-id.ts';
import type { AccountServices, GuestHistory } from '#lib/ports/account-services.ts';
import type { Sealer } from '#lib/ports/key-vault.ts';
import type { SettingsStore } from '#lib/ports/settings-store.ts';

/**
 * Everything that has to do with accounts, over IndexedDB. Imported when the page has nothing else to do:
 * the first paint needs none of it.
 */
export async function createAccountServices(
	settings: SettingsStore,
	onBlocked: () => void
): Promise<AccountServices> {
	const { db, isKept, isOutdated } = await openDatabase(onBlocked);
	const vault = new WebKeyVault();
	const worker = new AccountWorker(() =>
		startWorker(
			() => new Worker(new URL('../workers/account-worker.ts', import.meta.url), { type: 'module' })
		)
	);
	const hasher = new WorkerPasswordHasher(worker, bcryptDecoy(BCRYPT_COST), async () => {
		const { BcryptHasher } = await import('#lib/adapters/webcrypto/bcrypt-hasher.ts');
		return new BcryptHasher();
	});
	const audit = new DexieAuditLog(db);
	const links = new DexieServerLinks(db, { clock, random });
	const accountPorts = {
		accounts: new DexieAccountStore(db),
		attempts: new DexieLoginAttemptStore(db),
		vault,
		hasher,
		clock,
		random
	};
	const users = new DeviceUserManager({ ...accountPorts, audit });

	const store = new DexieHistoryStore(db);
	const portsBySealer = new WeakMap<Sealer, HistoryPorts>();
	const historyPortsOf = (sealer: Sealer): HistoryPorts => {
		const known = portsBySealer.get(sealer);
		if (known) return known;
		// A worker cannot see what is in this page's memory.
		const index = isKept
			? new WorkerHistoryIndex(worker, sealer)
			: new LocalHistoryIndex(store, sealer);
		const ports = { store, index, clock, random };
		portsBySealer.set(sealer, ports);
		return ports;
	};

	const limits = new RateLimiter(
		new SpareLimitStore(new DexieLimitStore(db), new MemoryLimitStore()),
		clock
	);
	const usage = new DexieUsageStore(db);
	return {
		isKept,
		users,
		sessions: new SessionManager(new DexieSessionStore(db), vault, clock, await visitId()),
		limits,
		keys: new APIKeyManager({ keys: new DexieApiKeyStore(db), users, digest, random, clock }),
		backup: new BackupManager({
			store: new DexieBackupStore(db),
			settings,
			audit,
			random,
			digest,
			cipher: new WebPassphraseCipher(),
			clock,
			pause: yieldToMessages
		}),
		audit,
		admin: new DeviceAdmin({ users, limiter: limits, usage, audit, random, clock }),
		usage,
		importFiles: webImportFiles,
		readSeed: (files) => readSeedFiles(files, clock.now(), { vault, random, digest }),
		backupFolder: new WebBackupFolder(new DexieFolderStore(db)),
		links,
		server: loadOnce(async () => {
			const { createSyncServices } = await import('./sync-services.ts');
			return createSyncServices(db, { ...accountPorts, links }, historyPortsOf, location.origin);
		}),
		historyPortsOf,
		historyOf: (sealer) => new HistoryManager(historyPortsOf(sealer), sealer),
		newGuestHistory: async (): Promise<GuestHistory> => {
			const sealer = await vault.createTemporary(`guest-${newId(random)}`);
			const memory = new MemoryHistoryStore();
			const index = new LocalHistoryIndex(memory, sealer);
			const ports = { store: memory, index, clock, random };
			return { sealer, ports, manager: new HistoryManager(ports, sealer) };
		},
		forgetIndexes: async () => {
			await worker.call('forget', null);
		},
		endWorker: () => {
			worker.end();
		},
		onChange: (kinds, listener) => onTablesChanged(db, kinds, listener),
		onOutdated: (listener) => {
			if (isOutdated) listener();
			db.on('versionchange', listener);
			return () => {
				db.on('versionchange').unsubscribe(listener);
			};
		}
	};
}
