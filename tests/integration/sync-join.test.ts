import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { beforeEach, describe, expect, it } from 'vitest';
import { DexieAccountStore } from '#lib/adapters/dexie/dexie-account-store.ts';
import { DexieHistoryStore } from '#lib/adapters/dexie/dexie-history-store.ts';
import { DexieLoginAttemptStore } from '#lib/adapters/dexie/dexie-login-attempt-store.ts';
import { StudioDatabase } from '#lib/adapters/dexie/studio-database.ts';
import { DexieServerLinks } from '#lib/adapters/dexie/sync/dexie-server-links.ts';
import { DexieSyncReplica } from '#lib/adapters/dexie/sync/dexie-sync-replica.ts';
import { BcryptHasher } from '#lib/adapters/webcrypto/bcrypt-hasher.ts';
import { WebKeyVault } from '#lib/adapters/webcrypto/web-key-vault.ts';
import { webRandom as random } from '#lib/adapters/webcrypto/web-random.ts';
import { createCredentials } from '#lib/domain/accounts/credentials.ts';
import { newUser } from '#lib/domain/accounts/registration.ts';
import { SignIn } from '#lib/domain/accounts/sign-in.ts';
import { usernameKey } from '#lib/domain/accounts/username.ts';
import { newId } from '#lib/domain/sealing/new-id.ts';
import { HistoryManager } from '#lib/domain/history/history-manager.ts';
import { LocalHistoryIndex } from '#lib/domain/history/local-history-index.ts';
import type { Result } from '#lib/domain/result.ts';
import { bringAccount, moveInto } from '#lib/domain/sync/bring-account.ts';
import { changeJoinedPassword } from '#lib/domain/sync/change-joined-password.ts';
import { ServerAccount } from '#lib/domain/sync/server-account.ts';
import { SyncCycle } from '#lib/domain/sync/sync-cycle.ts';
import { SyncLog } from '#lib/domain/sync/sync-log.ts';
import type { Sealer } from '#lib/ports/key-vault.ts';
import { FaultyServer } from '../support/sync/faulty-server.ts';
import { MemoryLogStore } from '../support/sync/memory-log-store.ts';
import { MemoryPeople } from '../support/sync/memory-people.ts';

const PASSWORD = 'four words that differ';
const clock = { now: () => Date.now() };
let log: SyncLog;
let people: MemoryPeople;

beforeEach(() => {
	log = new SyncLog(new MemoryLogStore(), clock, { maxBytes: 1e9 });
	people = new MemoryPeople(new WebKeyVault(1).newDerivation());
});

function valueOf<T, E>(result: Result<T, E>): T {
	if (!result.ok) throw new Error(JSON.stringify(result.error));
	return result.value;
}

function newBrowser() {
	const db = new StudioDatabase('textai-studio', { indexedDB: new IDBFactory(), IDBKeyRange });
	const links = new DexieServerLinks(db, { clock, random });
	const ports = {
		accounts: new DexieAccountStore(db),
		attempts: new DexieLoginAttemptStore(db),
		vault: new WebKeyVault(1),
		hasher: new BcryptHasher(4),
		people: people.browser(),
		...{ clock, random, links }
	};
	const historyOf = (sealer: Sealer) => {
		const store = new DexieHistoryStore(db);
		const index = new LocalHistoryIndex(store, sealer);
		return new HistoryManager({ store, index, clock, random }, sealer);
	};
	return {
		...{ db, ports, historyOf, links },
		signIn: new SignIn(ports),
		register: async (name: string, password: string): Promise<Sealer> => {
			const id = newId(random);
			const made = await createCredentials(id, password, ports);
			const username = { key: usernameKey(name), name };
			const user = newUser(id, { username, email: '', displayName: '' }, clock.now());
			const account = { id, usernameKey: username.key, user, credentials: made.credentials };
			valueOf(await ports.accounts.add(account, (others) => (others === 0 ? 'admin' : 'member')));
			return made.sealer;
		},
		account: new ServerAccount(ports),
		sync: async (sealer: Sealer) => {
			const replica = new DexieSyncReplica(db, sealer, ports, () => Promise.resolve());
			const server = new FaultyServer(log, 'ann', []);
			valueOf(await new SyncCycle(replica, server).run(new AbortController().signal));
		},
		write: async (sealer: Sealer, text: string) =>
			valueOf(
				await historyOf(sealer).addEntry({
					...{ tool: 'sentiment', input: { text }, result: {}, durationMs: 1 },
					...{ inputSize: 1, model: 'm', device: 'wasm', isCached: false }
				})
			),
		texts: async (sealer: Sealer) => {
			const page = valueOf(await historyOf(sealer).getHistory());
			return page.items.map(({ notes }) => notes.excerpt).sort();
		}
	};
}

async function joinedBrowser() {
	const browser = newBrowser();
	const sealer = await browser.register('Ann', PASSWORD);
	await browser.write(sealer, 'from the first device');
	const asked = { username: 'ann', email: 'ann@example.org' };
	valueOf(await browser.account.register('Ann', PASSWORD, asked));
	await browser.sync(sealer);
	return { ...browser, sealer };
}

describe('a person with two devices', () => {
	it('gets everything on a new one, by name and password alone', async () => {
		await joinedBrowser();
		const second = newBrowser();
		const opened = valueOf(await second.account.open('ann', PASSWORD));
		const { sealer, user } = valueOf(await bringAccount(second.ports, opened));
		await second.sync(sealer);
		expect(await second.texts(sealer)).toEqual(['from the first device']);
		expect(user.username).toBe('ann');
		expect((await second.signIn.byPassword('ann', PASSWORD)).ok).toBe(true);
	});

	it('never sends the password, nor a key that is open', async () => {
		const first = await joinedBrowser();
		valueOf(
			await changeJoinedPassword(first.ports, first.sealer.userId, PASSWORD, 'another long secret')
		);
		const sent = JSON.stringify(people.sent);
		expect(sent).not.toContain(PASSWORD);
		expect(sent).not.toContain('another long secret');
	});

	it('puts the history of a device of its own together with that on the server, and loses nothing', async () => {
		const first = await joinedBrowser();
		const second = newBrowser();
		const own = await second.register('Ann', 'something of its own');
		await second.write(own, 'from the second device');
		const opened = valueOf(await second.account.open('ann', PASSWORD));
		const { signedIn, moved } = valueOf(await moveInto(second.ports, own, opened));
		expect(moved).toEqual({ entries: 1, keys: 0 });
		await second.sync(signedIn.sealer);
		await first.sync(first.sealer);
		const both = ['from the first device', 'from the second device'];
		expect(await second.texts(signedIn.sealer)).toEqual(both);
		expect(await first.texts(first.sealer)).toEqual(both);
		expect(await second.db.accounts.count()).toBe(1);
		expect(signedIn.user).toMatchObject({ username: 'ann', role: 'admin' });
		expect((await second.signIn.byPassword('ANN', PASSWORD)).ok).toBe(true);
	});

	it('goes on where a joining was cut off', async () => {
		await joinedBrowser();
		const second = newBrowser();
		const own = await second.register('Bo', 'something of its own');
		await second.write(own, 'one');
		await second.write(own, 'two');
		const opened = valueOf(await second.account.open('ann', PASSWORD));
		const cut = { ...second.ports, links: second.links };
		const remove = cut.accounts.remove.bind(cut.accounts);
		cut.accounts.remove = () => Promise.reject(new Error('killed'));
		await expect(moveInto(cut, own, opened)).rejects.toThrow('killed');
		cut.accounts.remove = remove;
		await second.write(own, 'three');
		const { signedIn, moved } = valueOf(await moveInto(second.ports, own, opened));
		expect(moved.entries).toBe(1);
		expect(await second.texts(signedIn.sealer)).toEqual(['one', 'three', 'two']);
	});

	it('opens its data by the new password after it was changed on the other device', async () => {
		const first = await joinedBrowser();
		const second = newBrowser();
		valueOf(await bringAccount(second.ports, valueOf(await second.account.open('ann', PASSWORD))));
		valueOf(
			await changeJoinedPassword(first.ports, first.sealer.userId, PASSWORD, 'another long secret')
		);
		expect((await second.account.open('ann', PASSWORD)).ok).toBe(false);
		const again = valueOf(await second.account.open('ann', 'another long secret'));
		const { sealer } = valueOf(await bringAccount(second.ports, again));
		await second.sync(sealer);
		expect(await second.texts(sealer)).toEqual(['from the first device']);
		expect((await second.signIn.byPassword('ann', 'another long secret')).ok).toBe(true);
	});
});
