import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it } from 'vitest';
import { DexieAccountStore } from '#lib/adapters/dexie/dexie-account-store.ts';
import { DexieAuditLog } from '#lib/adapters/dexie/dexie-audit-log.ts';
import { DexieLoginAttemptStore } from '#lib/adapters/dexie/dexie-login-attempt-store.ts';
import { DexieSessionStore } from '#lib/adapters/dexie/dexie-session-store.ts';
import { openTestDatabase } from '#lib/adapters/dexie/open-test-database.fixture.ts';
import { BcryptHasher } from '#lib/adapters/webcrypto/bcrypt-hasher.ts';
import { WebKeyVault } from '#lib/adapters/webcrypto/web-key-vault.ts';
import { webRandom } from '#lib/adapters/webcrypto/web-random.ts';
import type { User } from '#lib/domain/accounts/account.ts';
import { HEARTBEAT_MS, SessionManager } from '#lib/domain/accounts/session-manager.ts';
import { DeviceUserManager } from '#lib/domain/accounts/device-user-manager.ts';
import type { KeyDerivation } from '#lib/domain/sealing/key-derivation.ts';
import type { Sealer } from '#lib/ports/key-vault.ts';

const PASSWORD = 'nine owls at dusk';
const place = { record: 'r', field: 'f' };
const hasher = new BcryptHasher(4);
const vault = new WebKeyVault(10);
const clock = { time: 0, now: () => clock.time };
let factory: IDBFactory;

/** A tab: managers of its own over the one database of the device. */
function openTab() {
	const db = openTestDatabase(factory);
	const accounts = new DexieAccountStore(db);
	const audit = new DexieAuditLog(db);
	const attempts = new DexieLoginAttemptStore(db);
	const users = new DeviceUserManager({
		accounts,
		attempts,
		audit,
		vault,
		hasher,
		clock,
		random: webRandom
	});
	return { db, accounts, audit, attempts, users };
}

let tab: ReturnType<typeof openTab>;
let users: DeviceUserManager;

beforeEach(() => {
	factory = new IDBFactory();
	clock.time = 1_700_000_000_000;
	tab = openTab();
	users = tab.users;
});

async function register(username: string, password = PASSWORD) {
	clock.time += 1;
	const made = await users.registerUser({ username, password });
	if (!made.ok) throw new Error(made.error.kind);
	return made.value;
}

async function opens(sealer: Sealer, sealed: Uint8Array<ArrayBuffer>) {
	const text = await sealer.unseal(sealed, place);
	return text.ok && text.value;
}

describe('registerUser', () => {
	it('makes the first one an admin and shows a recovery code', async () => {
		const ann = await register('Ann');
		expect(ann.user).toEqual({
			id: ann.user.id,
			username: 'Ann',
			role: 'admin',
			tier: 'user',
			isLocked: false,
			createdAt: clock.time,
			updatedAt: clock.time,
			lastLoginAt: clock.time,
			settings: {}
		} satisfies User);
		expect(ann.recoveryCode).toMatch(/^(.{5}-){7}.{5}$/);
		expect((await register('Bob')).user.role).toBe('member');
	});

	it('refuses a name that differs in case only, and what is no e-mail address', async () => {
		await register('Ann');
		expect(await users.registerUser({ username: 'aNN', password: PASSWORD })).toEqual({
			ok: false,
			error: { kind: 'username-taken' }
		});
		expect(await users.registerUser({ username: 'Bob', password: PASSWORD, email: 'bob' })).toEqual(
			{ ok: false, error: { kind: 'email-invalid' } }
		);
		expect(await users.registerUser({ username: 'Bob', password: 'password1' })).toEqual({
			ok: false,
			error: { kind: 'password-common' }
		});
	});

	it('lets one of two tabs have a name, and one of two be the admin', async () => {
		const other = openTab().users;
		const [first, second] = await Promise.all([
			users.registerUser({ username: 'Ann', password: PASSWORD }),
			other.registerUser({ username: 'ann', password: PASSWORD })
		]);
		expect([first.ok, second.ok].sort()).toEqual([false, true]);
		factory = new IDBFactory();
		const both = await Promise.all(
			['Ann', 'Bob'].map((username) =>
				openTab().users.registerUser({ username, password: PASSWORD })
			)
		);
		expect(both.map((made) => made.ok && made.value.user.role).sort()).toEqual(['admin', 'member']);
	});

	it('stores neither password, recovery code nor data key', async () => {
		const { recoveryCode } = await register('Ann');
		const rows = await Promise.all(tab.db.tables.map((table) => table.toArray()));
		const dump = JSON.stringify(rows);
		expect(dump).not.toContain(PASSWORD);
		expect(dump).not.toContain(recoveryCode);
		expect(dump).not.toContain(recoveryCode?.slice(0, 5));
		expect(dump).toContain('$2b$04$');
	});
});

describe('authenticateUser', () => {
	it('opens the same data key again, by the name in any case', async () => {
		const ann = await register('Ann');
		const sealed = await ann.sealer.seal('mine', place);
		clock.time += 1000;
		const again = await openTab().users.authenticateUser(' ANN', PASSWORD);
		if (!again.ok) throw new Error(again.error.kind);
		expect(again.value.user).toEqual({ ...ann.user, lastLoginAt: clock.time });
		expect(again.value.recoveryCode).toBeUndefined();
		expect(await opens(again.value.sealer, sealed)).toBe('mine');
	});

	it('says the same of a wrong password and an unknown name, for the same work', async () => {
		await register('Ann');
		const work: string[] = [];
		const counting = new DeviceUserManager({
			...tab,
			clock,
			random: webRandom,
			vault: Object.assign(new WebKeyVault(10), {
				derive: (password: string, derivation: KeyDerivation) => {
					work.push(`derive ${derivation.rounds}`);
					return vault.derive(password, derivation);
				}
			}),
			hasher: {
				decoy: hasher.decoy,
				hash: (secret) => hasher.hash(secret),
				verify: (secret, hash) => {
					work.push(`verify ${hash.slice(0, 7)}`);
					return hasher.verify(secret, hash);
				}
			}
		});
		const wrong = { ok: false, error: { kind: 'wrong-credentials' } };
		expect(await counting.authenticateUser('Ann', 'nine owls at dawn')).toEqual(wrong);
		const known = work.splice(0);
		expect(await counting.authenticateUser('Nobody', PASSWORD)).toEqual(wrong);
		expect(work).toEqual(known);
		expect(known).toEqual(['derive 10', 'verify $2b$04$']);
	});

	it('makes failures wait longer and longer, after a reload and for unknown names too', async () => {
		await register('Ann');
		for (const name of ['ann', 'nobody']) {
			for (let failure = 0; failure < 4; failure++) {
				expect(await users.authenticateUser(name, 'wrong password')).toMatchObject({
					error: { kind: 'wrong-credentials' }
				});
			}
			expect(await openTab().users.authenticateUser(name, PASSWORD)).toEqual({
				ok: false,
				error: { kind: 'wait', forMs: 1000 }
			});
		}
		clock.time += 1000;
		expect((await users.authenticateUser('ann', PASSWORD)).ok).toBe(true);
		expect(await users.authenticateUser('ann', 'wrong password')).toMatchObject({
			error: { kind: 'wrong-credentials' }
		});
	});

	it('gains nothing by trying in many tabs at once', async () => {
		await register('Ann');
		const tries = await Promise.all(
			Array.from({ length: 12 }, () => openTab().users.authenticateUser('ann', 'wrong password'))
		);
		const kinds = tries.map((one) => (one.ok ? 'in' : one.error.kind));
		expect(kinds.filter((kind) => kind === 'wrong-credentials')).toHaveLength(4);
		expect(kinds.filter((kind) => kind === 'wait')).toHaveLength(8);
	});
});

describe('passwords and codes', () => {
	it('changes the password and seals nothing anew', async () => {
		const ann = await register('Ann');
		const sealed = await ann.sealer.seal('mine', place);
		const { id } = ann.user;
		expect(await users.changePassword(id, 'wrong password', 'ten owls at dusk')).toMatchObject({
			error: { kind: 'wrong-credentials' }
		});
		expect(await users.changePassword(id, PASSWORD, 'short')).toMatchObject({
			error: { kind: 'password-short' }
		});
		expect((await users.changePassword(id, PASSWORD, 'ten owls at dusk')).ok).toBe(true);
		expect((await users.authenticateUser('Ann', PASSWORD)).ok).toBe(false);
		const again = await users.authenticateUser('Ann', 'ten owls at dusk');
		expect(again.ok && (await opens(again.value.sealer, sealed))).toBe('mine');
		expect(await opens(ann.sealer, sealed)).toBe('mine');
	});

	it('sets a new password by the recovery code, which works once', async () => {
		const ann = await register('Ann');
		const sealed = await ann.sealer.seal('mine', place);
		const code = ann.recoveryCode?.toLowerCase().replaceAll('-', ' ') ?? '';
		const back = await users.recoverUser('ann', code, 'ten owls at dusk');
		if (!back.ok) throw new Error(back.error.kind);
		expect(await opens(back.value.sealer, sealed)).toBe('mine');
		expect(back.value.recoveryCode).not.toBe(ann.recoveryCode);
		expect(await users.recoverUser('ann', code, 'more owls at dusk')).toMatchObject({
			error: { kind: 'wrong-credentials' }
		});
		expect((await users.authenticateUser('ann', PASSWORD)).ok).toBe(false);
		expect((await users.authenticateUser('ann', 'ten owls at dusk')).ok).toBe(true);
		const twice = await users.recoverUser('ann', back.value.recoveryCode ?? '', PASSWORD);
		expect(twice.ok).toBe(true);
	});

	it('names the mistyped group, and tells nothing of unknown names', async () => {
		const ann = await register('Ann');
		const groups = (ann.recoveryCode ?? '').split('-');
		const typo = groups.with(
			2,
			(groups[2] ?? '').replace(/.$/, (c) => (c === 'A' ? 'B' : 'A'))
		);
		expect(await users.recoverUser('ann', typo.join('-'), 'ten owls at dusk')).toEqual({
			ok: false,
			error: { kind: 'mistyped-group', group: 3 }
		});
		expect(
			await users.recoverUser('nobody', ann.recoveryCode ?? '', 'ten owls at dusk')
		).toMatchObject({ error: { kind: 'wrong-credentials' } });
	});

	it('renews the recovery code', async () => {
		const ann = await register('Ann');
		const code = await users.renewRecoveryCode(ann.user.id, PASSWORD);
		if (!code.ok) throw new Error(code.error.kind);
		expect((await users.recoverUser('ann', ann.recoveryCode ?? '', 'ten owls at dusk')).ok).toBe(
			false
		);
		expect((await users.recoverUser('ann', code.value, 'ten owls at dusk')).ok).toBe(true);
	});

	it('lets one of two tabs change a password', async () => {
		const ann = await register('Ann');
		const done = await Promise.all([
			users.changePassword(ann.user.id, PASSWORD, 'ten owls at dusk'),
			openTab().users.changePassword(ann.user.id, PASSWORD, 'six owls at dusk')
		]);
		expect(done.map(({ ok }) => ok).sort()).toEqual([false, true]);
		const winner = done[0].ok ? 'ten owls at dusk' : 'six owls at dusk';
		expect((await users.authenticateUser('Ann', winner)).ok).toBe(true);
	});
});

describe('imported accounts', () => {
	async function importBob(keyByRecovery?: string) {
		const ann = await register('Ann');
		const user = { ...ann.user, id: 'bob', username: 'Bob', role: 'member' as const };
		const hash = await hasher.hash('old pass');
		const credentials = {
			kind: 'imported' as const,
			hash,
			...(keyByRecovery ? { keyByRecovery, keyId: 'k' } : {})
		};
		await tab.accounts.add({ id: 'bob', usernameKey: 'bob', user, credentials }, () => 'member');
	}

	it('log in by the old bcrypt hash, and are sealed from then on', async () => {
		await importBob();
		const first = await users.authenticateUser('Bob', 'old pass');
		if (!first.ok) throw new Error(first.error.kind);
		expect(first.value.recoveryCode).toMatch(/-/);
		const sealed = await first.value.sealer.seal('mine', place);
		const again = await users.authenticateUser('Bob', 'old pass');
		expect(again.ok && (await opens(again.value.sealer, sealed))).toBe('mine');
		expect((await users.authenticateUser('Bob', 'new pass')).ok).toBe(false);
	});

	it('need the code of the import where there is history', async () => {
		const recovery = await vault.recoveryKey(new Uint8Array(20));
		const { wrapped } = await vault.create('bob', recovery);
		await importBob(wrapped);
		expect(await users.authenticateUser('Bob', 'old pass')).toEqual({
			ok: false,
			error: { kind: 'needs-recovery-code' }
		});
	});
});

describe('managing users', () => {
	it('keeps tier, role and lock to admins, and profiles to their owners', async () => {
		const ann = (await register('Ann')).user.id;
		const bob = (await register('Bob')).user.id;
		const refused = { ok: false, error: { kind: 'not-allowed' } };
		expect(await users.updateUser(bob, bob, { tier: 'pro' })).toEqual(refused);
		expect(await users.updateUser(bob, ann, { isLocked: true })).toEqual(refused);
		expect(await users.updateUser(bob, ann, { displayName: 'x' })).toEqual(refused);
		expect(await users.updateUser(ann, bob, { email: 'a@b.org' })).toEqual(refused);
		expect(await users.listUsers(bob)).toEqual(refused);
		expect(await users.deleteUser(bob, ann)).toEqual(refused);
		expect(await users.updateUser(ann, bob, { tier: 'pro' })).toMatchObject({
			value: { tier: 'pro' }
		});
		expect(
			await users.updateUser(bob, bob, {
				displayName: ' Bob B. ',
				email: 'bob@example.org',
				settings: { a: 1 }
			})
		).toMatchObject({
			value: { displayName: 'Bob B.', email: 'bob@example.org', settings: { a: 1 } }
		});
		const cleared = await users.updateUser(bob, bob, { displayName: '', email: '' });
		expect(cleared.ok && Object.keys(cleared.value)).not.toContain('email');
		const list = await users.listUsers(ann);
		expect(list.ok && list.value.map(({ username }) => username)).toEqual(['Ann', 'Bob']);
	});

	it('renames, unless the name is taken', async () => {
		const ann = (await register('Ann')).user.id;
		await register('Bob');
		expect(await users.updateUser(ann, ann, { username: 'BOB' })).toEqual({
			ok: false,
			error: { kind: 'username-taken' }
		});
		expect((await users.updateUser(ann, ann, { username: 'Anna' })).ok).toBe(true);
		expect((await users.authenticateUser('anna', PASSWORD)).ok).toBe(true);
	});

	it('locks a user out and says so to who has the password only', async () => {
		const ann = (await register('Ann')).user.id;
		const bob = (await register('Bob')).user.id;
		await users.updateUser(ann, bob, { isLocked: true });
		expect(await users.authenticateUser('Bob', PASSWORD)).toEqual({
			ok: false,
			error: { kind: 'locked' }
		});
		expect(await users.authenticateUser('Bob', 'wrong password')).toMatchObject({
			error: { kind: 'wrong-credentials' }
		});
		await users.updateUser(ann, bob, { isLocked: false });
		expect((await users.authenticateUser('Bob', PASSWORD)).ok).toBe(true);
	});

	it('never loses its last admin while others are there', async () => {
		const ann = (await register('Ann')).user.id;
		const bob = (await register('Bob')).user.id;
		const refused = { ok: false, error: { kind: 'last-admin' } };
		expect(await users.updateUser(ann, ann, { role: 'member' })).toEqual(refused);
		expect(await users.updateUser(ann, ann, { isLocked: true })).toEqual(refused);
		expect(await users.deleteUser(ann, ann)).toEqual(refused);
		await users.updateUser(ann, bob, { role: 'admin' });
		expect((await users.deleteUser(ann, ann)).ok).toBe(true);
		expect((await users.deleteUser(bob, bob)).ok).toBe(true);
		expect((await register('Eve')).user.role).toBe('admin');
	});

	it('deletes everything of a user and nothing of others', async () => {
		const ann = (await register('Ann')).user.id;
		const bob = (await register('Bob')).user.id;
		for (const id of [ann, bob]) {
			await tab.db.limits.put({ subject: id, start: 0, used: 1, resets: 0 });
			await tab.db.contents.put({ id: `c-${id}`, userId: id, content: new Uint8Array(1) });
			await tab.db.deletions.put({ id: `d-${id}`, userId: id, requestedAt: 0, entryIds: [] });
		}
		await users.deleteUser(ann, bob);
		const { audit, ...rest } = Object.fromEntries(
			await Promise.all(
				tab.db.tables.map(async (table) => [table.name, await table.toArray()] as const)
			)
		);
		expect(JSON.stringify(rest)).not.toContain(bob);
		expect(JSON.stringify(rest)).toContain(`c-${ann}`);
		expect(audit).not.toHaveLength(0);
	});

	it('notes who did what', async () => {
		const ann = (await register('Ann')).user.id;
		const bob = (await register('Bob')).user.id;
		clock.time += 5;
		await users.updateUser(ann, bob, { tier: 'pro' });
		const events = await tab.audit.latest(1);
		expect(events.ok && events.value).toMatchObject([
			{ action: 'tier-changed', actorId: ann, subjectId: bob, subjectName: 'Bob', at: clock.time }
		]);
	});
});

describe('sessions', () => {
	const choice = { isKept: true, idleMs: 30 * 60_000 };

	function sessionsOf(visitId: string) {
		return new SessionManager(new DexieSessionStore(openTab().db), vault, clock, visitId);
	}

	async function isSignedIn(visitId: string) {
		const current = await sessionsOf(visitId).current();
		return current.ok && current.value !== undefined;
	}

	it('survive a reload with a key that works and cannot be read', async () => {
		const { sealer } = await register('Ann');
		const sealed = await sealer.seal('mine', place);
		await sessionsOf('one').start(sealer, choice);
		const current = await sessionsOf('two').current();
		if (!current.ok || !current.value) throw new Error('expected a session');
		expect(await opens(current.value, sealed)).toBe('mine');
		await expect(
			crypto.subtle.exportKey('raw', current.value.handle as CryptoKey)
		).rejects.toThrow();
	});

	it('end by log-out in any tab, and by idle time', async () => {
		const { sealer } = await register('Ann');
		await sessionsOf('one').start(sealer, choice);
		await sessionsOf('two').end();
		expect(await isSignedIn('one')).toBe(false);
		await sessionsOf('one').start(sealer, choice);
		clock.time += choice.idleMs - 1;
		await sessionsOf('one').touch();
		clock.time += choice.idleMs - 1;
		expect(await isSignedIn('one')).toBe(true);
		clock.time += 1;
		await sessionsOf('one').touch();
		expect(await isSignedIn('one')).toBe(false);
	});

	it('end with their tabs unless they are kept', async () => {
		const { sealer } = await register('Ann');
		await sessionsOf('one').start(sealer, { ...choice, isKept: false });
		expect(await isSignedIn('one')).toBe(true);
		expect(await isSignedIn('two')).toBe(false);
		expect(await isSignedIn('one')).toBe(true);
		clock.time += 2 * HEARTBEAT_MS + 1;
		expect(await isSignedIn('two')).toBe(false);
		expect(await tab.db.sessions.count()).toBe(0);
	});

	it('end when their user is deleted', async () => {
		const { sealer, user } = await register('Ann');
		await sessionsOf('one').start(sealer, choice);
		await users.deleteUser(user.id, user.id);
		expect(await isSignedIn('one')).toBe(false);
	});
});
