import { readFile } from 'node:fs/promises';
import { IDBFactory } from 'fake-indexeddb';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { DexieAccountStore } from '#lib/adapters/dexie/dexie-account-store.ts';
import { DexieAuditLog } from '#lib/adapters/dexie/dexie-audit-log.ts';
import { DexieBackupStore } from '#lib/adapters/dexie/dexie-backup-store.ts';
import { DexieHistoryStore } from '#lib/adapters/dexie/dexie-history-store.ts';
import { DexieLoginAttemptStore } from '#lib/adapters/dexie/dexie-login-attempt-store.ts';
import { openTestDatabase } from '#lib/adapters/dexie/open-test-database.fixture.ts';
import { BcryptHasher } from '#lib/adapters/webcrypto/bcrypt-hasher.ts';
import { webDigest } from '#lib/adapters/webcrypto/web-digest.ts';
import { WebKeyVault } from '#lib/adapters/webcrypto/web-key-vault.ts';
import { WebPassphraseCipher } from '#lib/adapters/webcrypto/web-passphrase-cipher.ts';
import { webRandom } from '#lib/adapters/webcrypto/web-random.ts';
import type { Account } from '#lib/domain/accounts/account.ts';
import type { SignedIn } from '#lib/domain/accounts/sign-in.ts';
import { DeviceUserManager } from '#lib/domain/accounts/device-user-manager.ts';
import { usernameKey } from '#lib/domain/accounts/username.ts';
import { describeBackupError } from '#lib/features/errors/backup-errors.ts';
import { backupFileSchema } from '#lib/domain/backup/backup-format.ts';
import { BackupManager, type ImportRequest } from '#lib/domain/backup/backup-manager.ts';
import type { ImportChanges } from '#lib/domain/backup/import-plan.ts';
import { readBackup } from '#lib/domain/backup/read-backup.ts';
import { readSeedFiles } from '#lib/domain/backup/seed-import.ts';
import { NO_RECORDS, type BackupContent } from '#lib/domain/backup/snapshot.ts';
import { writeBackup } from '#lib/domain/backup/write-backup.ts';
import { HistoryManager } from '#lib/domain/history/history-manager.ts';
import { LocalHistoryIndex } from '#lib/domain/history/local-history-index.ts';
import { DEFAULT_SETTINGS, type Settings } from '#lib/domain/settings.ts';

const PASSWORD = 'nine owls at dusk';
const NOW = 1_700_000_000_000;
const vault = new WebKeyVault(10);
const cipher = new WebPassphraseCipher(10);
const clock = { time: NOW, now: () => clock.time };
const readPorts = { digest: webDigest, cipher };

/** A device of its own, empty. */
function newDevice() {
	const db = openTestDatabase(new IDBFactory());
	const users = new DeviceUserManager({
		accounts: new DexieAccountStore(db),
		attempts: new DexieLoginAttemptStore(db),
		audit: new DexieAuditLog(db),
		vault,
		hasher: new BcryptHasher(4),
		clock,
		random: webRandom
	});
	const kept: { settings: Settings } = { settings: DEFAULT_SETTINGS };
	const settings = {
		read: () => kept.settings,
		write: (next: Settings) => {
			kept.settings = next;
			return true;
		}
	};
	const store = new DexieBackupStore(db);
	const backups = new BackupManager({
		store,
		settings,
		audit: new DexieAuditLog(db),
		random: webRandom,
		clock,
		...readPorts
	});
	const historyOf = ({ sealer }: Pick<SignedIn, 'sealer'>) => {
		const history = new DexieHistoryStore(db);
		const index = new LocalHistoryIndex(history, sealer);
		const ports = { store: history, index, clock, random: webRandom };
		return { ports, manager: new HistoryManager(ports, sealer) };
	};
	return { db, users, store, backups, kept, historyOf };
}

type Device = ReturnType<typeof newDevice>;

async function register({ users }: Device, username: string): Promise<SignedIn> {
	const made = await users.registerUser({ username, password: PASSWORD });
	if (!made.ok) throw new Error(made.error.kind);
	return made.value;
}

async function addEntry(device: Device, who: SignedIn, text: string) {
	const added = await device.historyOf(who).manager.addEntry({
		tool: 'sentiment',
		input: { text },
		result: { label: 'positive' },
		outcome: 'positive',
		durationMs: 1,
		inputSize: text.length,
		model: 'm',
		device: 'wasm',
		isCached: false
	});
	if (!added.ok) throw new Error(added.error.kind);
	return added.value.facts.id;
}

async function texts(device: Device, who: SignedIn): Promise<string[]> {
	const page = await device.historyOf(who).manager.getHistory();
	return page.ok ? page.value.items.map(({ notes }) => notes.excerpt).sort() : [];
}

async function importInto(
	device: Device,
	text: string,
	request: ImportRequest,
	passphrase?: string
): Promise<ImportChanges> {
	const preview = await device.backups.preview(text, request, passphrase);
	if (!preview.ok) throw new Error(preview.error.kind);
	const done = await device.backups.apply(preview.value);
	if (!done.ok) throw new Error(done.error.kind);
	expect(done.value).toEqual(preview.value.changes);
	return done.value;
}

function textOf(
	result: { ok: true; value: string } | { ok: false; error: { kind: string } }
): string {
	if (!result.ok) throw new Error(result.error.kind);
	return result.value;
}

const actions = (planned: readonly { action: string; reason: string }[]) =>
	planned.map(({ action, reason }) => `${action} ${reason}`);

let home: Device;
let ann: SignedIn;

beforeEach(async () => {
	clock.time = NOW;
	home = newDevice();
	ann = await register(home, 'Ann');
});

describe('a device', () => {
	it('comes back whole on an empty one, log-in and texts included', async () => {
		const bob = await register(home, 'Bob');
		await addEntry(home, ann, 'owls');
		await addEntry(home, bob, 'moon');
		home.kept.settings = { ...DEFAULT_SETTINGS, preload: false };
		const before = await home.store.snapshot();
		const text = textOf(await home.backups.exportDevice(ann.user));
		expect(text).not.toContain('owls');
		const away = newDevice();
		await importInto(away, text, { actor: undefined });
		expect(await away.store.snapshot()).toEqual(before);
		expect(away.kept).toEqual(home.kept);
		const again = await away.users.authenticateUser('bob', PASSWORD);
		expect(again.ok && (await texts(away, again.value))).toEqual(['moon']);
		expect(actions((await importInto(away, text, { actor: ann.user })).entries)).toEqual([
			'skip same',
			'skip same'
		]);
	});

	it('is exported by its admin only', async () => {
		const bob = await register(home, 'Bob');
		expect(await home.backups.exportDevice(bob.user)).toMatchObject({
			error: { kind: 'not-allowed' }
		});
	});

	it('leaves out what is about to go, and an import brings it back', async () => {
		const id = await addEntry(home, ann, 'owls');
		const text = textOf(await home.backups.exportUser(ann.user));
		await home.historyOf(ann).manager.deleteHistory({ kind: 'all' });
		const later = await readBackup(textOf(await home.backups.exportUser(ann.user)), readPorts);
		expect(later.ok && later.value.entries).toEqual([]);
		const newer = await home.store.snapshot();
		expect(newer.ok && newer.value.entries).toEqual([]);
		await importInto(home, text, { actor: ann.user, rule: 'replace' });
		expect((await home.db.deletions.toArray())[0]?.entryIds).toEqual([id]);
	});
});

describe('a user', () => {
	it('moves to a device with others, as a member', async () => {
		await addEntry(home, ann, 'owls');
		const text = textOf(await home.backups.exportUser({ ...ann.user }));
		const away = newDevice();
		const eve = await register(away, 'Eve');
		const changes = await importInto(away, text, { actor: { ...eve.user, role: 'member' } });
		expect(changes.accounts).toMatchObject([
			{ action: 'add', record: { user: { role: 'member' } } }
		]);
		const back = await away.users.authenticateUser('ann', PASSWORD);
		expect(back.ok && (await texts(away, back.value))).toEqual(['owls']);
	});

	it('does not take the name of another, nor their entries', async () => {
		await addEntry(home, ann, 'owls');
		const text = textOf(await home.backups.exportUser(ann.user));
		const away = newDevice();
		const other = await register(away, 'ANN');
		const changes = await importInto(away, text, { actor: other.user });
		expect(actions(changes.accounts)).toEqual(['skip username-taken']);
		expect(actions(changes.entries)).toEqual(['skip no-owner']);
		expect(await texts(away, other)).toEqual([]);
	});
});

describe('a selection', () => {
	it('is taken in by another account, sealed anew', async () => {
		const id = await addEntry(home, ann, 'owls');
		await addEntry(home, ann, 'moon');
		const { ports } = home.historyOf(ann);
		const text = textOf(await home.backups.exportSelection(ports, ann.sealer, [id]));
		expect(text).toContain('owls');
		const away = newDevice();
		const eve = await register(away, 'Eve');
		expect(await away.backups.preview(text, { actor: eve.user })).toMatchObject({
			error: { kind: 'sign-in-needed' }
		});
		await importInto(away, text, { actor: eve.user, sealer: eve.sealer });
		expect(await texts(away, eve)).toEqual(['owls']);
		expect(JSON.stringify(await away.db.contents.toArray())).not.toContain('owls');
		const filtered = await home.backups.exportSelection(ports, ann.sealer, { text: 'moon' });
		expect(textOf(filtered)).not.toContain('owls');
		expect(await home.backups.exportSelection(ports, ann.sealer, ['gone'])).toMatchObject({
			error: { kind: 'unknown-entry' }
		});
	});

	it('can be encrypted', async () => {
		const id = await addEntry(home, ann, 'owls');
		const { ports } = home.historyOf(ann);
		const pass = 'four words of mine';
		const text = textOf(await home.backups.exportSelection(ports, ann.sealer, [id], pass));
		expect(text).not.toContain('owls');
		const kind = async (phrase?: string) => {
			const read = await readBackup(text, readPorts, phrase);
			return read.ok ? read.value.openEntries.length : read.error.kind;
		};
		expect(await kind()).toBe('needs-passphrase');
		expect(await kind('four words of yours')).toBe('wrong-passphrase');
		expect(await kind(pass)).toBe(1);
		expect(await home.backups.exportUser(ann.user, 'short')).toMatchObject({
			error: { kind: 'passphrase-short' }
		});
	});
});

describe('an import', () => {
	it('makes nobody mightier', async () => {
		const bob = await register(home, 'Bob');
		const snapshot = await home.store.snapshot();
		if (!snapshot.ok) throw new Error(snapshot.error.kind);
		const forge = (change: (account: Account) => Account) =>
			writeBackup(
				{
					...NO_RECORDS,
					scope: 'device',
					createdAt: NOW,
					accounts: snapshot.value.accounts.map((account) =>
						change({
							...account,
							user: { ...account.user, updatedAt: NOW + 9, role: 'admin', tier: 'pro' }
						})
					)
				},
				webDigest
			);
		const changes = await importInto(home, await forge((account) => account), { actor: bob.user });
		expect(actions(changes.accounts).sort()).toEqual(['replace newer', 'skip not-allowed']);
		expect(await home.users.getUser(bob.user.id)).toMatchObject({
			value: { role: 'member', tier: 'user' }
		});
		const strangers = await forge((account) => ({
			...account,
			id: `x${account.id}`,
			user: { ...account.user, id: `x${account.id}`, username: `x${account.user.username}` }
		}));
		const added = await importInto(home, strangers, { actor: undefined });
		expect(added.accounts.map(({ record }) => record.user)).toMatchObject([
			{ role: 'member', tier: 'user' },
			{ role: 'member', tier: 'user' }
		]);
	});

	it('takes the newer of two, or as it is told', async () => {
		const id = await addEntry(home, ann, 'owls');
		const old = textOf(await home.backups.exportUser(ann.user));
		clock.time += 5;
		await home.historyOf(ann).manager.updateEntry(id, { title: 'Later' });
		const entriesBy = async (rule: 'newer' | 'keep' | 'replace') => {
			const preview = await home.backups.preview(old, { actor: ann.user, rule });
			return preview.ok ? actions(preview.value.changes.entries) : preview.error.kind;
		};
		expect(await entriesBy('newer')).toEqual(['skip older']);
		expect(await entriesBy('keep')).toEqual(['skip kept']);
		expect(await entriesBy('replace')).toEqual(['replace chosen']);
	});

	it('wins no runs and revives no key', async () => {
		const window = { subject: ann.user.id, start: 3_600_000, used: 7, resets: 0 };
		const key = {
			id: 'k',
			userId: ann.user.id,
			name: 'n',
			visiblePart: 'sk_12345',
			hash: 'a'.repeat(64),
			scopes: ['sentiment' as const],
			createdAt: 1
		};
		await home.db.limits.put(window);
		await home.db.apiKeys.put(key);
		const text = textOf(await home.backups.exportDevice(ann.user));
		await home.db.limits.put({ ...window, used: 9 });
		await home.db.apiKeys.put({ ...key, revokedAt: 2 });
		await importInto(home, text, { actor: ann.user, rule: 'replace' });
		expect(await home.db.limits.toArray()).toEqual([{ ...window, used: 9 }]);
		expect(await home.db.apiKeys.toArray()).toEqual([{ ...key, revokedAt: 2 }]);
	});

	it('does not mix entries of two data keys', async () => {
		await addEntry(home, ann, 'owls');
		const snapshot = await home.store.snapshot();
		if (!snapshot.ok) throw new Error(snapshot.error.kind);
		const accounts = snapshot.value.accounts.map((account): Account => ({
			...account,
			credentials: { ...account.credentials, keyId: 'other' }
		}));
		const content: BackupContent = {
			...NO_RECORDS,
			...snapshot.value,
			accounts,
			scope: 'user',
			createdAt: NOW
		};
		await home.db.entries.clear();
		const text = await writeBackup(content, webDigest);
		expect(actions((await importInto(home, text, { actor: ann.user })).entries)).toEqual([
			'skip other-key'
		]);
	});

	it('changes nothing if any of it cannot be written', async () => {
		await addEntry(home, ann, 'owls');
		const text = textOf(await home.backups.exportDevice(ann.user));
		const away = newDevice();
		const preview = await away.backups.preview(text, { actor: undefined });
		if (!preview.ok) throw new Error(preview.error.kind);
		away.db.audit.hook('creating', () => {
			throw new DOMException('full', 'QuotaExceededError');
		});
		expect(await away.backups.apply(preview.value)).toEqual({
			ok: false,
			error: { kind: 'quota-exceeded' }
		});
		expect(await Promise.all(away.db.tables.map((table) => table.count()))).toEqual(
			away.db.tables.map(() => 0)
		);
	});
});

describe('a file', () => {
	async function kindOf(text: string) {
		const read = await readBackup(text, readPorts);
		return read.ok ? 'read' : read.error.kind;
	}

	it('is refused whole wherever one character of it is changed', async () => {
		await addEntry(home, ann, 'owls');
		const text = textOf(await home.backups.exportDevice(ann.user));
		await fc.assert(
			fc.asyncProperty(
				fc.nat(text.length - 1),
				fc.integer({ min: 33, max: 126 }),
				async (at, code) => {
					const changed = text.slice(0, at) + String.fromCharCode(code) + text.slice(at + 1);
					fc.pre(changed !== text && !isSameJson(changed, text));
					expect(await kindOf(changed)).not.toBe('read');
				}
			),
			{ numRuns: 400 }
		);
	});

	it('is refused whole wherever it is cut', async () => {
		const text = textOf(await home.backups.exportDevice(ann.user));
		for (let length = 1; length < text.length - 1; length += 37) {
			expect(await readBackup(text.slice(0, length), readPorts)).toMatchObject({
				error: { kind: 'broken-file' }
			});
		}
		expect(await readBackup(text.slice(0, -1), readPorts)).toMatchObject({ ok: false });
	});

	it('says why it is refused', async () => {
		const text = textOf(await home.backups.exportDevice(ann.user));
		const file = JSON.parse(text) as {
			version: number;
			sections: { accounts: { records: { user: object }[] } };
		};
		expect(await kindOf('hello')).toBe('broken-file');
		expect(await kindOf('{"a":1}')).toBe('not-a-backup');
		expect(await kindOf('[]')).toBe('not-a-backup');
		expect(await readBackup(JSON.stringify({ ...file, version: 2, extra: [] }), readPorts)).toEqual(
			{
				ok: false,
				error: { kind: 'newer-version', version: 2, supported: 1 }
			}
		);
		const [first] = file.sections.accounts.records;
		if (first) first.user = { ...first.user, tier: 'pro' };
		expect(await readBackup(JSON.stringify(file), readPorts)).toEqual({
			ok: false,
			error: { kind: 'changed-file', section: 'accounts' }
		});
		const odd = { ...NO_RECORDS, scope: 'user', createdAt: 1, limits: [{ start: -1 }] };
		expect(await readBackup(await writeBackup(odd as never, webDigest), readPorts)).toMatchObject({
			error: { kind: 'invalid-record', section: 'limits' }
		});
		expect(describeBackupError({ kind: 'newer-version', version: 2, supported: 1 })).toContain(
			'newer'
		);
		expect(await kindOf(JSON.stringify(JSON.parse(text), null, 2))).toBe('read');
	});

	it('is described by the published schema', async () => {
		const text = textOf(await home.backups.exportDevice(ann.user));
		expect(backupFileSchema.safeParse(JSON.parse(text)).success).toBe(true);
		const published: unknown = JSON.parse(await readFile('docs/backup.schema.json', 'utf8'));
		expect(published).toEqual(
			JSON.parse(JSON.stringify(z.toJSONSchema(backupFileSchema, { io: 'input' })))
		);
	});
});

/** Whether two texts mean the same: `1.0` and `1`, or an escape and its character. */
function isSameJson(a: string, b: string): boolean {
	try {
		return JSON.stringify(JSON.parse(a)) === JSON.stringify(JSON.parse(b));
	} catch {
		return false;
	}
}

const id = fc.string({
	unit: fc.constantFrom('a', 'b', 'X', 'Y', '0', '9'),
	minLength: 1,
	maxLength: 4
});
const time = fc.integer({ min: 0, max: 2_000_000_000_000 });
const bytes = fc.uint8Array({ maxLength: 40 }).map((array) => new Uint8Array(array));
const hash = fc.constant(`$2b$12$${'a'.repeat(53)}`);
const base64 = fc.constantFrom('', 'AAAA', 'AQ==', 'AQI=');

const databases = fc
	.record({
		people: fc.uniqueArray(
			fc.record({
				id,
				name: id,
				createdAt: time,
				tier: fc.constantFrom('user' as const, 'pro' as const),
				isLocked: fc.boolean(),
				note: fc.jsonValue()
			}),
			{
				maxLength: 4,
				selector: (person) => person.id,
				comparator: (a, b) => a.toLowerCase() === b.toLowerCase()
			}
		),
		entries: fc.uniqueArray(
			fc.record({
				id,
				owner: fc.nat(3),
				at: time,
				notes: bytes,
				content: bytes,
				isStarred: fc.boolean()
			}),
			{ maxLength: 8, selector: (entry) => entry.id }
		),
		keys: fc.uniqueArray(
			fc.record({ id, owner: fc.nat(3), name: fc.string({ minLength: 1, maxLength: 60 }) }),
			{ maxLength: 3, selector: (key) => key.id }
		),
		windows: fc.uniqueArray(
			fc.record({ subject: id, start: time, used: fc.nat(99), resets: fc.nat(3) }),
			{ maxLength: 3, selector: (window) => window.subject }
		),
		hash,
		wrapped: base64
	})
	.map(({ people, entries, keys, windows, ...secret }) => {
		const accounts = people.map((person, at): Account => ({
			id: person.id,
			usernameKey: usernameKey(`${person.name}-${person.id}`),
			user: {
				id: person.id,
				username: `${person.name}-${person.id}`,
				role: at === 0 ? 'admin' : 'member',
				tier: person.tier,
				isLocked: at > 0 && person.isLocked,
				createdAt: person.createdAt,
				updatedAt: person.createdAt,
				settings: { note: JSON.parse(JSON.stringify(person.note)) as z.core.util.JSONType }
			},
			credentials: { kind: 'imported', hash: secret.hash, keyByRecovery: secret.wrapped }
		}));
		const ownerOf = (owner: number) => accounts[owner % accounts.length]?.id ?? '';
		const owned = accounts.length > 0;
		return {
			accounts,
			entries: (owned ? entries : []).map(({ owner, notes, content, at, ...entry }) => ({
				facts: {
					...entry,
					userId: ownerOf(owner),
					tool: 'summary' as const,
					at,
					updatedAt: at,
					durationMs: 0.5,
					inputSize: 1,
					model: 'm',
					device: 'cpu' as const,
					isCached: false,
					sealedNotes: notes
				},
				content
			})),
			apiKeys: (owned ? keys : []).map(({ owner, ...key }, at) => ({
				...key,
				userId: ownerOf(owner),
				visiblePart: 'sk_12345',
				hash: String(at).padStart(64, '0'),
				scopes: [],
				createdAt: 1
			})),
			limits: windows,
			audit: accounts.map((account) => ({
				id: `a${account.id}`,
				at: 1,
				action: 'registered' as const,
				actorId: account.id,
				subjectId: account.id,
				subjectName: account.user.username
			}))
		};
	});

it('export and import are the identity for any database', async () => {
	await fc.assert(
		fc.asyncProperty(databases, async (database) => {
			const from = newDevice();
			await from.db.accounts.bulkAdd(database.accounts);
			await from.db.entries.bulkAdd(
				database.entries.map(({ facts }) => ({ ...facts, order: -facts.at }))
			);
			await from.db.contents.bulkAdd(
				database.entries.map(({ facts, content }) => ({
					id: facts.id,
					userId: facts.userId,
					content
				}))
			);
			await from.db.apiKeys.bulkAdd(database.apiKeys);
			await from.db.limits.bulkAdd(database.limits);
			await from.db.audit.bulkAdd(database.audit);
			const before = await from.store.snapshot();
			if (!before.ok) throw new Error(JSON.stringify(before.error));
			const content = { ...NO_RECORDS, ...before.value, scope: 'device' as const, createdAt: NOW };
			const to = newDevice();
			await importInto(to, await writeBackup(content, webDigest), { actor: undefined });
			expect(await to.store.snapshot()).toEqual(before);
			for (const table of from.db.tables) {
				expect(await to.db.table(table.name).toArray()).toEqual(await table.toArray());
			}
		}),
		{ numRuns: 60 }
	);
});

describe('the files of the seed system', () => {
	const hasher = new BcryptHasher(4);

	async function files() {
		const hash1 = await hasher.hash('old pass 1');
		const hash2 = await hasher.hash('old pass 2');
		return Object.entries({
			'user_data/users.json': {
				cleo: {
					password_hash: hash1,
					email: 'cleo@example.org',
					tier: 'pro',
					created_at: '2024-05-01T10:00:00'
				},
				dan: { password: hash2 },
				'<bad>': { password_hash: hash1 },
				plain: { password: 'secret' }
			},
			'user_data/history/cleo.json': [
				{
					timestamp: '2024-05-02T08:00:00.500',
					tool: 'Sentiment Analysis',
					input: 'owls at noon',
					result: { label: 'POSITIVE' }
				},
				{ timestamp: 1714640000, type: 'fake_news', text: 'moon', output: 'REAL', duration: 1.5 },
				{ timestamp: 1714640001, tool: 'horoscope', text: 'stars' }
			],
			'user_data/api_keys/api_keys.json': {
				sk_abcdefghij: { username: 'dan' },
				cleo: ['sk_klmnopqrst']
			},
			'user_data/rate_limits/rate_limits.json': { dan: { count: 4, window_start: NOW / 1000 } }
		}).map(([path, json]) => ({ path, text: JSON.stringify(json) }));
	}

	const ports = { vault, random: webRandom, digest: webDigest };

	it('become accounts whose old passwords work and whose history is sealed', async () => {
		const seed = await readSeedFiles(await files(), NOW, ports);
		if (!seed.ok) throw new Error(seed.error.kind);
		expect(seed.value.notes).toHaveLength(4);
		expect(seed.value.recoveryCodes.map(({ username }) => username)).toEqual(['cleo']);
		const preview = await home.backups.previewContent(seed.value.content, { actor: ann.user });
		if (!preview.ok) throw new Error(preview.error.kind);
		await home.backups.apply(preview.value);
		expect(JSON.stringify(await home.db.contents.toArray())).not.toContain('owls');

		const dan = await home.users.authenticateUser('Dan', 'old pass 2');
		expect(dan.ok && dan.value.recoveryCode).toBeTruthy();
		expect(dan.ok && (await home.db.limits.get(dan.value.user.id))?.used).toBe(4);
		expect(await home.users.authenticateUser('cleo', 'old pass 1')).toMatchObject({
			error: { kind: 'needs-recovery-code' }
		});
		const code = seed.value.recoveryCodes[0]?.code ?? '';
		const cleo = await home.users.recoverUser('cleo', code, 'new owls at noon');
		if (!cleo.ok) throw new Error(cleo.error.kind);
		expect(cleo.value.user).toMatchObject({
			tier: 'pro',
			email: 'cleo@example.org',
			role: 'member'
		});
		expect(await texts(home, cleo.value)).toEqual(['moon', 'owls at noon']);
		const keys = await home.db.apiKeys.toArray();
		expect(
			keys.map(({ revokedFor, visiblePart }) => `${revokedFor} ${visiblePart}`).sort()
		).toEqual(['imported sk_abcde', 'imported sk_klmno']);
	});

	it('add nothing when they come a second time', async () => {
		for (const expected of ['add new', 'skip']) {
			const seed = await readSeedFiles(await files(), NOW, ports);
			if (!seed.ok) throw new Error(seed.error.kind);
			const preview = await home.backups.previewContent(seed.value.content, { actor: ann.user });
			if (!preview.ok) throw new Error(preview.error.kind);
			const { accounts, entries, apiKeys } = preview.value.changes;
			for (const action of actions([...accounts, ...entries, ...apiKeys])) {
				expect(action.startsWith(expected)).toBe(true);
			}
			await home.backups.apply(preview.value);
		}
	});

	it('undo nothing that was done here since they came first', async () => {
		const bring = async (now: number) => {
			const seed = await readSeedFiles(await files(), now, ports);
			if (!seed.ok) throw new Error(seed.error.kind);
			const preview = await home.backups.previewContent(seed.value.content, { actor: ann.user });
			if (!preview.ok) throw new Error(preview.error.kind);
			await home.backups.apply(preview.value);
			return preview.value.changes.accounts.map(({ action }) => action);
		};
		expect(await bring(NOW)).toEqual(['add', 'add']);
		// The first log-in makes a data key: the same files a day later must not take it away.
		await home.users.authenticateUser('dan', 'old pass 2');
		clock.time = NOW + 86_400_000;
		expect(await bring(clock.time)).toEqual(['skip', 'skip']);
		const dan = await home.users.authenticateUser('dan', 'old pass 2');
		expect(dan.ok && dan.value.recoveryCode).toBeUndefined();
	});

	it('are refused whole if one of them is broken, and name it', async () => {
		const good = await files();
		const broken = good.with(1, { path: 'history/cleo.json', text: '[{"timestamp": "2024' });
		expect(await readSeedFiles(broken, NOW, ports)).toEqual({
			ok: false,
			error: { kind: 'broken-file', isCut: true }
		});
		const odd = good.with(1, { path: 'history/cleo.json', text: '[{"timestamp": "when?"}]' });
		expect(await readSeedFiles(odd, NOW, ports)).toMatchObject({
			error: { kind: 'invalid-record', section: 'history/cleo.json' }
		});
		expect(await readSeedFiles([], NOW, ports)).toMatchObject({ error: { kind: 'not-a-backup' } });
	});
});
