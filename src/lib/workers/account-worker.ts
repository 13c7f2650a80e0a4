import { DexieHistoryStore } from '#lib/adapters/dexie/dexie-history-store.ts';
import { StudioDatabase } from '#lib/adapters/dexie/studio-database.ts';
import { BcryptHasher } from '#lib/adapters/webcrypto/bcrypt-hasher.ts';
import { WebKeyVault } from '#lib/adapters/webcrypto/web-key-vault.ts';
import { accountCalls } from '#lib/protocol/account-calls.ts';
import { serveAccounts } from './serve-accounts.ts';
import { serveCalls } from './serve-calls.ts';
import { workerEnd } from './worker-end.ts';

const vault = new WebKeyVault();
serveCalls(
	workerEnd(),
	accountCalls,
	serveAccounts({
		hasher: new BcryptHasher(),
		store: new DexieHistoryStore(new StudioDatabase()),
		restore: (userId, handle) => vault.restore(userId, handle),
		channel: new BroadcastChannel('textai-history-index')
	})
);
