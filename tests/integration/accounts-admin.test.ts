import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import { DexieAccountStore } from '#lib/adapters/dexie/dexie-account-store.ts';
import { DexieAuditLog } from '#lib/adapters/dexie/dexie-audit-log.ts';
import { DexieHistoryStore } from '#lib/adapters/dexie/dexie-history-store.ts';
import { DexieLimitStore } from '#lib/adapters/dexie/dexie-limit-store.ts';
import { DexieLoginAttemptStore } from '#lib/adapters/dexie/dexie-login-attempt-store.ts';
import { DexieUsageStore } from '#lib/adapters/dexie/dexie-usage-store.ts';
import { openTestDatabase } from '#lib/adapters/dexie/open-test-database.fixture.ts';
import { BcryptHasher } from '#lib/adapters/webcrypto/bcrypt-hasher.ts';
import { WebKeyVault } from '#lib/adapters/webcrypto/web-key-vault.ts';
import { webRandom } from '#lib/adapters/webcrypto/web-random.ts';
import { DeviceUserManager } from '#lib/domain/accounts/device-user-manager.ts';
import { DeviceAdmin } from '#lib/domain/admin/device-admin.ts';
import { HistoryManager } from '#lib/domain/history/history-manager.ts';
import { LocalHistoryIndex } from '#lib/domain/history/local-history-index.ts';
import { RateLimiter } from '#lib/domain/limits/rate-limiter.ts';

const NOW = 1_700_000_000_000;

function newDevice() {
	const db = openTestDatabase(new IDBFactory());
	const clock = { time: NOW, now: () => clock.time };
	const audit = new DexieAuditLog(db);
	const users = new DeviceUserManager({
		accounts: new DexieAccountStore(db),
		attempts: new DexieLoginAttemptStore(db),
		audit,
		vault: new WebKeyVault(10),
		hasher: new BcryptHasher(4),
		clock,
		random: webRandom
	});
	const limiter = new RateLimiter(new DexieLimitStore(db), clock);
	const usage = new DexieUsageStore(db);
	const admin = new DeviceAdmin({ users, limiter, usage, audit, random: webRandom, clock });
	const register = async (username: string) => {
		const made = await users.registerUser({ username, password: 'nine owls at dusk' });
		if (!made.ok) throw new Error(made.error.kind);
		clock.time += 1000;
		return made.value;
	};
	const store = new DexieHistoryStore(db);
	const run = async ({ sealer, user }: Awaited<ReturnType<typeof register>>, text: string) => {
		const index = new LocalHistoryIndex(store, sealer);
		const history = new HistoryManager({ store, index, clock, random: webRandom }, sealer);
		await limiter.take(user);
		await history.addEntry({
			tool: 'sentiment',
			input: { text },
			result: null,
			durationMs: 1,
			inputSize: text.length,
			model: 'm',
			device: 'wasm',
			isCached: false
		});
	};
	return { admin, users, register, run, clock };
}

describe('the admin of a device', () => {
	it('sees who uses how much, and nothing of what they wrote', async () => {
		const { admin, register, run, clock } = newDevice();
		const ann = await register('Ann');
		const bob = await register('Bob');
		const empty = await admin.storageOf(ann.user.id, bob.user.id);
		clock.time = NOW + 60_000;
		await run(bob, 'all about owls');
		const seen = await admin.overview(ann.user.id);
		if (!seen.ok) throw new Error(seen.error.kind);
		expect(seen.value.map(({ user, usage, limit }) => [user.username, usage, limit.used])).toEqual([
			['Ann', { runs: 0 }, 0],
			['Bob', { runs: 1, lastRunAt: NOW + 60_000 }, 1]
		]);
		expect(JSON.stringify(seen)).not.toContain('owls');
		const full = await admin.storageOf(ann.user.id, bob.user.id);
		expect([empty, full]).toEqual([
			{ ok: true, value: 0 },
			{ ok: true, value: expect.any(Number) as number }
		]);
		expect(full.ok && full.value).toBeGreaterThan(300);
	});

	it('gives a full hour back, and the log says who did it', async () => {
		const { admin, register, run } = newDevice();
		const ann = await register('Ann');
		const bob = await register('Bob');
		await run(bob, 'owls');
		expect(await admin.resetLimits(ann.user.id, bob.user.id)).toMatchObject({ ok: true });
		const seen = await admin.overview(ann.user.id);
		expect(seen.ok && seen.value[1]?.limit.remaining).toBe(100);
		const log = await admin.auditLog(ann.user.id, 1);
		expect(log.ok && log.value[0]).toMatchObject({
			action: 'limits-reset',
			actorId: ann.user.id,
			subjectName: 'Bob'
		});
	});

	it('is nobody else, and nobody who was locked', async () => {
		const { admin, users, register } = newDevice();
		const ann = await register('Ann');
		const bob = await register('Bob');
		const refused = { ok: false, error: { kind: 'not-allowed' } };
		const tried = async (id: string) => [
			await admin.overview(id),
			await admin.storageOf(id, ann.user.id),
			await admin.resetLimits(id, id),
			await admin.auditLog(id, 10)
		];
		expect(await tried(bob.user.id)).toEqual([refused, refused, refused, refused]);
		await users.updateUser(ann.user.id, bob.user.id, { role: 'admin' });
		await users.updateUser(bob.user.id, ann.user.id, { isLocked: true });
		expect(await tried(ann.user.id)).toEqual([refused, refused, refused, refused]);
		expect(await admin.resetLimits(bob.user.id, 'nobody')).toMatchObject({
			error: { kind: 'unknown-user' }
		});
	});
});
