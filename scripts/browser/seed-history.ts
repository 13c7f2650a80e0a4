import './zod-without-jit.ts';
import { visitId } from '#lib/adapters/browser/visit-id.ts';
import { DexieAccountStore } from '#lib/adapters/dexie/dexie-account-store.ts';
import { DexieAuditLog } from '#lib/adapters/dexie/dexie-audit-log.ts';
import { DexieHistoryStore } from '#lib/adapters/dexie/dexie-history-store.ts';
import { DexieLoginAttemptStore } from '#lib/adapters/dexie/dexie-login-attempt-store.ts';
import { DexieSessionStore } from '#lib/adapters/dexie/dexie-session-store.ts';
import { StudioDatabase } from '#lib/adapters/dexie/studio-database.ts';
import { BcryptHasher } from '#lib/adapters/webcrypto/bcrypt-hasher.ts';
import { systemClock as clock } from '#lib/adapters/webcrypto/system-clock.ts';
import { WebKeyVault } from '#lib/adapters/webcrypto/web-key-vault.ts';
import { webRandom as random } from '#lib/adapters/webcrypto/web-random.ts';
import { SessionManager } from '#lib/domain/accounts/session-manager.ts';
import { DeviceUserManager } from '#lib/domain/accounts/device-user-manager.ts';
import { HistoryManager } from '#lib/domain/history/history-manager.ts';
import { LocalHistoryIndex } from '#lib/domain/history/local-history-index.ts';
import { makeEntries } from '#scripts/bench/history-entries.ts';

declare global {
	/** Signs a new user in and fills their history. Run in a page of the app's own origin. */
	var seedHistory: (count: number) => Promise<void>;
}

const ENTRIES_AT_ONCE = 1000;
const IDLE_MS = 86_400_000;

globalThis.seedHistory = async (count) => {
	const db = new StudioDatabase();
	// Cheap hashes: what is measured comes after the log-in.
	const vault = new WebKeyVault(1000);
	const users = new DeviceUserManager({
		accounts: new DexieAccountStore(db),
		attempts: new DexieLoginAttemptStore(db),
		audit: new DexieAuditLog(db),
		hasher: new BcryptHasher(4),
		vault,
		clock,
		random
	});
	const user = await users.registerUser({ username: 'Bench', password: 'seven rivers to cross' });
	if (!user.ok) throw new Error(user.error.kind);
	const { sealer } = user.value;
	const sessions = new SessionManager(new DexieSessionStore(db), vault, clock, await visitId());
	const started = await sessions.start(sealer, { isKept: true, idleMs: IDLE_MS });
	if (!started.ok) throw new Error(started.error.kind);

	const store = new DexieHistoryStore(db);
	let batch = [];
	for (const entry of makeEntries(count, Date.now())) {
		batch.push(entry);
		if (batch.length < ENTRIES_AT_ONCE && batch.length < count) continue;
		// An index of its own a batch: this page needs none.
		const ports = { store, index: new LocalHistoryIndex(store, sealer), clock, random };
		const added = await new HistoryManager(ports, sealer).addEntries(batch);
		if (!added.ok) throw new Error(added.error.kind);
		batch = [];
	}
	db.close();
};
