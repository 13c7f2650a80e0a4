import { createHmac } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { usernameKey } from '#lib/domain/accounts/username.ts';
import { toBase64 } from '#lib/domain/sealing/base64.ts';
import { keyDerivationSchema, PBKDF2_ROUNDS } from '#lib/domain/sealing/key-derivation.ts';
import type { KeyDerivation } from '#lib/domain/sealing/key-derivation.ts';
import { keyringSchema, type Keyring, type WrappedKeys } from '#lib/protocol/people-api.ts';
import type { Database } from '#server/storage/database.ts';
import { users } from '#server/storage/schema/people-tables.ts';
import { keyrings, signInAccounts } from '#server/storage/schema/sign-in-tables.ts';

const SALT_BYTES = 16;

/** With a data key in it. */
export type KeptKeyring = Keyring & { readonly wrapped: WrappedKeys };

/** How passwords become keys, and the wrapped data keys, by user. */
export class Keyrings {
	constructor(
		private readonly db: Database,
		private readonly secret: string
	) {}

	/**
	 * What a device needs before log-in. A name that nobody has gets an answer too, always the same one: who
	 * asks cannot tell.
	 */
	async derivationOf(username: string): Promise<KeyDerivation> {
		const key = usernameKey(username);
		const fake = this.#fakeDerivation(key);
		const [row] = await this.db
			.select({ derivation: keyrings.derivation })
			.from(keyrings)
			.innerJoin(users, eq(users.id, keyrings.userId))
			.where(eq(users.username, key));
		return row ? keyDerivationSchema.parse(row.derivation) : fake;
	}

	async read(userId: string): Promise<Keyring | undefined> {
		const [row] = await this.db.select().from(keyrings).where(eq(keyrings.userId, userId));
		return row && keyringSchema.parse({ ...row, wrapped: row.wrapped ?? undefined });
	}

	/** Without `wrapped` the stored one stays. */
	async write(userId: string, keyring: Keyring, now: number, db = this.db): Promise<void> {
		await db
			.insert(keyrings)
			.values({ userId, ...rowOf(keyring, now) })
			.onConflictDoUpdate({ target: keyrings.userId, set: rowOf(keyring, now) });
	}

	/**
	 * Keeps a keyring that a device made: the first one, the same data key wrapped anew, or another one where the
	 * stored one is named. Atomic.
	 * @returns whether it was kept
	 */
	replace(
		userId: string,
		keyring: KeptKeyring,
		replaces: string | undefined,
		now: number
	): Promise<boolean> {
		return this.db.transaction(async (step) => {
			const byUser = eq(keyrings.userId, userId);
			const [row] = await step.select().from(keyrings).where(byUser).for('update');
			const stored = row && keyringSchema.parse({ ...row, wrapped: row.wrapped ?? undefined });
			const storedId = stored?.wrapped?.keyId;
			const mayReplace = [undefined, keyring.wrapped.keyId, replaces].includes(storedId);
			const credential = and(
				eq(signInAccounts.userId, userId),
				eq(signInAccounts.providerId, 'credential')
			);
			const isBound = (await step.select().from(signInAccounts).where(credential)).length > 0;
			// Log-in depends on it: only a change of the password may change how that becomes a secret.
			const isOther = stored?.derivation.salt !== keyring.derivation.salt;
			if (!mayReplace || (isBound && isOther)) return false;
			await this.write(userId, keyring, now, step);
			return true;
		});
	}

	#fakeDerivation(key: string): KeyDerivation {
		const digest = createHmac('sha256', this.secret).update(`derivation ${key}`).digest();
		const salt = toBase64(new Uint8Array(digest.subarray(0, SALT_BYTES)));
		return { algorithm: 'PBKDF2-SHA-256', rounds: PBKDF2_ROUNDS, salt };
	}
}

function rowOf({ derivation, wrapped }: Keyring, now: number) {
	return { derivation, updatedAt: new Date(now), ...(wrapped === undefined ? {} : { wrapped }) };
}
