import type { User } from '#lib/domain/accounts/account.ts';
import { err, ok, type Result } from '#lib/domain/result.ts';
import { newId } from '#lib/domain/sealing/new-id.ts';
import type { ToolId } from '#lib/domain/tools.ts';
import type { ApiKeyStore } from '#lib/ports/api-key-store.ts';
import type { Clock } from '#lib/ports/clock.ts';
import type { Digest } from '#lib/ports/digest.ts';
import type { RandomSource } from '#lib/ports/random-source.ts';
import type { StoreError } from '#lib/ports/store-error.ts';
import { newKeySchema, type ApiKey, type NewKey } from './api-key.ts';
import { isKeyShaped, newKey, visiblePart } from './key-format.ts';

/** "Last used" is written at most this often, so that a busy key does not keep the disk busy. */
const TOUCH_MS = 60_000;

export interface ApiKeyPorts {
	readonly keys: ApiKeyStore;
	readonly users: {
		getUser(id: string): Promise<Result<User, StoreError | { readonly kind: 'unknown-user' }>>;
	};
	readonly digest: Digest;
	readonly random: RandomSource;
	readonly clock: Clock;
}

export type KeyRefusal =
	/** No key of ours: mistyped, cut off or invented. */
	| { readonly kind: 'malformed-key' }
	| { readonly kind: 'unknown-key' }
	| { readonly kind: 'revoked-key' }
	| { readonly kind: 'expired-key' }
	| { readonly kind: 'out-of-scope'; readonly scopes: readonly ToolId[] }
	/** Its user was deleted or locked. */
	| { readonly kind: 'no-user' };

export type NewKeyError =
	| { readonly kind: 'invalid-key-name' }
	| { readonly kind: 'no-scopes' }
	| { readonly kind: 'expiry-passed' };

export interface FreshKey {
	/** Shown this once; it cannot be had again. */
	readonly secret: string;
	readonly key: ApiKey;
}

/** Keys for the server's API. Only a hash and the first characters of one are ever stored. */
export class APIKeyManager {
	constructor(private readonly ports: ApiKeyPorts) {}

	async generateKey(
		userId: string,
		wanted: NewKey
	): Promise<Result<FreshKey, NewKeyError | StoreError>> {
		const parsed = newKeySchema.safeParse(wanted);
		if (!parsed.success) {
			const isName = parsed.error.issues.some(({ path }) => path[0] === 'name');
			return err({ kind: isName ? 'invalid-key-name' : 'no-scopes' });
		}
		const { expiresAt } = parsed.data;
		if (expiresAt !== undefined && expiresAt <= this.ports.clock.now()) {
			return err({ kind: 'expiry-passed' });
		}
		const fresh = await this.#make(userId, parsed.data);
		const added = await this.ports.keys.add(fresh.key);
		return added.ok ? ok(fresh) : added;
	}

	/**
	 * @param tool what the key is to run; without one only the key itself is checked
	 * @returns the key, its use noted
	 */
	async validateKey(
		secret: string,
		tool?: ToolId
	): Promise<Result<ApiKey, KeyRefusal | StoreError>> {
		if (!isKeyShaped(secret)) return err({ kind: 'malformed-key' });
		const found = await this.ports.keys.byHash(await this.ports.digest.sha256(secret));
		if (!found.ok) return found;
		const key = found.value;
		if (!key) return err({ kind: 'unknown-key' });
		if (key.revokedAt !== undefined) return err({ kind: 'revoked-key' });
		if (key.expiresAt !== undefined && key.expiresAt <= this.ports.clock.now()) {
			return err({ kind: 'expired-key' });
		}
		if (tool !== undefined && !key.scopes.includes(tool)) {
			return err({ kind: 'out-of-scope', scopes: key.scopes });
		}
		return this.#touch(key);
	}

	/** The user whose key this is, if both may be used. */
	async getUserByKey(
		secret: string,
		tool?: ToolId
	): Promise<Result<{ readonly user: User; readonly key: ApiKey }, KeyRefusal | StoreError>> {
		const key = await this.validateKey(secret, tool);
		if (!key.ok) return key;
		const user = await this.ports.users.getUser(key.value.userId);
		if (!user.ok) {
			return user.error.kind === 'unknown-user' ? err({ kind: 'no-user' }) : err(user.error);
		}
		if (user.value.isLocked) return err({ kind: 'no-user' });
		return ok({ user: user.value, key: key.value });
	}

	/** Newest first, revoked and expired ones too. */
	async listKeys(userId: string): Promise<Result<readonly ApiKey[], StoreError>> {
		const keys = await this.ports.keys.ofUser(userId);
		return keys.ok ? ok(keys.value.toSorted((a, b) => b.createdAt - a.createdAt)) : keys;
	}

	/** At once and for good. A second time changes nothing. */
	async revokeKey(
		userId: string,
		id: string
	): Promise<Result<ApiKey, { readonly kind: 'unknown-key' } | StoreError>> {
		const owned = await this.#owned(userId, id);
		if (!owned.ok) return owned;
		const now = this.ports.clock.now();
		const revoked = await this.ports.keys.update(id, (key) =>
			key.revokedAt === undefined ? { ...key, revokedAt: now, revokedFor: 'owner' } : key
		);
		if (!revoked.ok) return revoked;
		return revoked.value ? ok(revoked.value) : err({ kind: 'unknown-key' });
	}

	/** A new key of the same name, scopes and expiry; the old one ends in the same step. */
	async rotateKey(userId: string, id: string): Promise<Result<FreshKey, KeyRefusal | StoreError>> {
		const owned = await this.#owned(userId, id);
		if (!owned.ok) return owned;
		if (owned.value.revokedAt !== undefined) return err({ kind: 'revoked-key' });
		const { name, scopes, expiresAt } = owned.value;
		const now = this.ports.clock.now();
		if (expiresAt !== undefined && expiresAt <= now) return err({ kind: 'expired-key' });
		const fresh = await this.#make(userId, { name, scopes, expiresAt });
		const end = (key: ApiKey): ApiKey => ({ ...key, revokedAt: now, revokedFor: 'rotated' });
		const replaced = await this.ports.keys.replace(id, end, fresh.key);
		if (!replaced.ok) return replaced;
		return replaced.value ? ok(fresh) : err({ kind: 'unknown-key' });
	}

	async #make(userId: string, { name, scopes, expiresAt }: NewKey): Promise<FreshKey> {
		const secret = newKey(this.ports.random);
		const hash = await this.ports.digest.sha256(secret);
		const key: ApiKey = {
			id: newId(this.ports.random),
			userId,
			name,
			visiblePart: visiblePart(secret),
			hash,
			scopes: [...new Set(scopes)],
			createdAt: this.ports.clock.now(),
			...(expiresAt === undefined ? {} : { expiresAt })
		};
		return { secret, key };
	}

	async #owned(
		userId: string,
		id: string
	): Promise<Result<ApiKey, { readonly kind: 'unknown-key' } | StoreError>> {
		const found = await this.ports.keys.byId(id);
		if (!found.ok) return found;
		return found.value?.userId === userId ? ok(found.value) : err({ kind: 'unknown-key' });
	}

	async #touch(key: ApiKey): Promise<Result<ApiKey, KeyRefusal | StoreError>> {
		const now = this.ports.clock.now();
		if (key.lastUsedAt !== undefined && Math.abs(now - key.lastUsedAt) < TOUCH_MS) return ok(key);
		const touched = await this.ports.keys.update(key.id, (stored) => ({
			...stored,
			lastUsedAt: now
		}));
		// A full disk must not keep a good key out.
		if (!touched.ok) return ok(key);
		if (!touched.value) return err({ kind: 'unknown-key' });
		return touched.value.revokedAt === undefined ? ok(touched.value) : err({ kind: 'revoked-key' });
	}
}
