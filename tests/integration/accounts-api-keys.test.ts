import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { DexieApiKeyStore } from '#lib/adapters/dexie/dexie-api-key-store.ts';
import { openTestDatabase } from '#lib/adapters/dexie/open-test-database.fixture.ts';
import { webDigest } from '#lib/adapters/webcrypto/web-digest.ts';
import { webRandom } from '#lib/adapters/webcrypto/web-random.ts';
import type { User } from '#lib/domain/accounts/account.ts';
import { APIKeyManager } from '#lib/domain/api-keys/api-key-manager.ts';
import { err, ok } from '#lib/domain/result.ts';
import type { ApiKeyStore } from '#lib/ports/api-key-store.ts';

const clock = { time: 0, now: () => clock.time };
const wanted = { name: ' My script ', scopes: ['sentiment' as const] };
const user: User = {
	id: 'ann',
	username: 'Ann',
	role: 'member',
	tier: 'user',
	isLocked: false,
	createdAt: 0,
	updatedAt: 0,
	settings: {}
};
let people: Map<string, User>;
let store: ApiKeyStore;
let lookups: number;
let keys: APIKeyManager;
let db: ReturnType<typeof openTestDatabase>;

beforeEach(() => {
	clock.time = 1_000_000;
	people = new Map([['ann', user]]);
	db = openTestDatabase();
	store = new DexieApiKeyStore(db);
	lookups = 0;
	const counting: ApiKeyStore = {
		add: (key) => store.add(key),
		byId: (id) => store.byId(id),
		byHash: (hash) => {
			lookups++;
			return store.byHash(hash);
		},
		ofUser: (id) => store.ofUser(id),
		update: (id, change) => store.update(id, change),
		replace: (id, change, successor) => store.replace(id, change, successor)
	};
	keys = new APIKeyManager({
		keys: counting,
		users: {
			getUser: (id) => {
				const found = people.get(id);
				return Promise.resolve(found ? ok(found) : err({ kind: 'unknown-user' } as const));
			}
		},
		digest: webDigest,
		random: webRandom,
		clock
	});
});

async function generate(parts: Partial<Parameters<APIKeyManager['generateKey']>[1]> = {}) {
	const made = await keys.generateKey('ann', { ...wanted, ...parts });
	if (!made.ok) throw new Error(made.error.kind);
	return made.value;
}

describe('APIKeyManager', () => {
	it('makes keys of one shape, and keeps a hash and eight characters', async () => {
		const { secret, key } = await generate();
		expect(secret).toMatch(/^sk_[0-9A-Za-z]{49}$/);
		expect(key).toEqual({
			id: key.id,
			userId: 'ann',
			name: 'My script',
			visiblePart: secret.slice(0, 8),
			hash: await webDigest.sha256(secret),
			scopes: ['sentiment'],
			createdAt: 1_000_000
		});
		const dump = JSON.stringify(await db.apiKeys.toArray());
		expect(dump).not.toContain(secret.slice(0, 9));
	});

	it('knows a key again, and notes its use once a minute', async () => {
		const { secret, key } = await generate();
		clock.time += 10;
		expect(await keys.validateKey(secret, 'sentiment')).toEqual({
			ok: true,
			value: { ...key, lastUsedAt: clock.time }
		});
		clock.time += 59_999;
		expect(await keys.validateKey(secret)).toMatchObject({ value: { lastUsedAt: 1_000_010 } });
		clock.time += 1;
		expect(await keys.validateKey(secret)).toMatchObject({ value: { lastUsedAt: clock.time } });
		expect(await keys.getUserByKey(secret)).toMatchObject({ value: { user } });
	});

	it('refuses any other text without asking the store', async () => {
		const { secret } = await generate();
		await fc.assert(
			fc.asyncProperty(fc.nat(48), fc.integer({ min: 1, max: 61 }), async (at, shift) => {
				const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
				const wrong = digits[(digits.indexOf(secret[at + 3] ?? '') + shift) % 62] ?? '';
				const changed = secret.slice(0, at + 3) + wrong + secret.slice(at + 4);
				expect(await keys.validateKey(changed)).toEqual({
					ok: false,
					error: { kind: 'malformed-key' }
				});
			})
		);
		for (const text of [
			'',
			'sk_',
			secret.slice(0, -1),
			`${secret}0`,
			`Bearer ${secret}`,
			secret.toLowerCase()
		]) {
			expect(await keys.validateKey(text)).toMatchObject({ error: { kind: 'malformed-key' } });
		}
		expect(lookups).toBe(0);
	});

	it('refuses unknown, revoked, expired and out-of-scope keys', async () => {
		const { secret, key } = await generate({ expiresAt: 2_000_000 });
		expect(await keys.validateKey(secret, 'summary')).toEqual({
			ok: false,
			error: { kind: 'out-of-scope', scopes: ['sentiment'] }
		});
		clock.time = 2_000_000;
		expect(await keys.validateKey(secret)).toMatchObject({ error: { kind: 'expired-key' } });
		expect(await keys.rotateKey('ann', key.id)).toMatchObject({ error: { kind: 'expired-key' } });
		const other = await generate();
		expect(await keys.revokeKey('bob', other.key.id)).toMatchObject({
			error: { kind: 'unknown-key' }
		});
		expect((await keys.validateKey(other.secret)).ok).toBe(true);
		expect((await keys.revokeKey('ann', other.key.id)).ok).toBe(true);
		expect(await keys.validateKey(other.secret)).toMatchObject({ error: { kind: 'revoked-key' } });
		await db.apiKeys.clear();
		expect(await keys.validateKey(other.secret)).toMatchObject({ error: { kind: 'unknown-key' } });
	});

	it('refuses the keys of who was locked or deleted', async () => {
		const { secret } = await generate();
		people.set('ann', { ...user, isLocked: true });
		expect(await keys.getUserByKey(secret)).toMatchObject({ error: { kind: 'no-user' } });
		people.clear();
		expect(await keys.getUserByKey(secret)).toMatchObject({ error: { kind: 'no-user' } });
	});

	it('rotates: the new key works, the old one does not', async () => {
		const old = await generate();
		clock.time += 1;
		const fresh = await keys.rotateKey('ann', old.key.id);
		if (!fresh.ok) throw new Error(fresh.error.kind);
		expect(await keys.validateKey(old.secret)).toMatchObject({ error: { kind: 'revoked-key' } });
		expect(await keys.validateKey(fresh.value.secret, 'sentiment')).toMatchObject({
			value: { name: 'My script' }
		});
		expect((await keys.rotateKey('ann', old.key.id)).ok).toBe(false);
		const list = await keys.listKeys('ann');
		expect(list.ok && list.value.map(({ revokedFor }) => revokedFor)).toEqual([
			undefined,
			'rotated'
		]);
	});

	it('wants a name, a scope and time to come', async () => {
		expect(await keys.generateKey('ann', { ...wanted, name: ' ' })).toMatchObject({
			error: { kind: 'invalid-key-name' }
		});
		expect(await keys.generateKey('ann', { ...wanted, scopes: [] })).toMatchObject({
			error: { kind: 'no-scopes' }
		});
		expect(await keys.generateKey('ann', { ...wanted, expiresAt: clock.time })).toMatchObject({
			error: { kind: 'expiry-passed' }
		});
	});
});
