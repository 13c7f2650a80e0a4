import { z } from 'zod';
import { tierSchema } from '#lib/domain/limits/tiers.ts';
import { base64Schema } from '#lib/domain/sealing/base64.ts';
import { keyDerivationSchema } from '#lib/domain/sealing/key-derivation.ts';

export const roleSchema = z.enum(['admin', 'member']);
export type Role = z.infer<typeof roleSchema>;

/** A user as everyone may see them. Times are milliseconds since 1970. */
export const userSchema = z.object({
	id: z.string().min(1).max(100),
	/** As typed, in Unicode's form NFKC. */
	username: z.string().min(1).max(100),
	displayName: z.string().max(100).optional(),
	email: z.email().max(254).optional(),
	role: roleSchema,
	tier: tierSchema,
	isLocked: z.boolean(),
	createdAt: z.int(),
	/** Grows with every change, also when the clock goes back. */
	updatedAt: z.int(),
	lastLoginAt: z.int().optional(),
	/** The user's own choices, by name. */
	settings: z.record(z.string().max(100), z.json())
});
export type User = z.infer<typeof userSchema>;

const bcryptHash = z.string().regex(/^\$2[aby]\$\d\d\$[./A-Za-z0-9]{53}$/);

export const credentialsSchema = z.discriminatedUnion('kind', [
	z.object({
		kind: z.literal('sealed'),
		/** Names the data key, whatever wraps it: what was sealed under another one does not open. */
		keyId: z.string().min(1),
		/** bcrypt of the log-in secret that `derivation` and HKDF make of the password. */
		hash: bcryptHash,
		derivation: keyDerivationSchema,
		/** The data key, wrapped by the password and by the recovery code. */
		keyByPassword: base64Schema,
		keyByRecovery: base64Schema
	}),
	/** From the seed system, until the first log-in. */
	z.object({
		kind: z.literal('imported'),
		/** bcrypt of the password itself. */
		hash: bcryptHash,
		/** Of history that was imported too. */
		keyId: z.string().min(1).optional(),
		keyByRecovery: base64Schema.optional()
	})
]);
export type Credentials = z.infer<typeof credentialsSchema>;
export type SealedCredentials = Extract<Credentials, { kind: 'sealed' }>;

/** What the store keeps of a user. */
export const accountSchema = z.object({
	id: z.string().min(1).max(100),
	/** By which the name is found: see `parseUsername`. */
	usernameKey: z.string().min(1),
	user: userSchema,
	credentials: credentialsSchema
});
export type Account = z.infer<typeof accountSchema>;

/** What is the same of every account, whatever proves who its user is. */
export type AccountRecord = Pick<Account, 'id' | 'usernameKey' | 'user'>;

/** The time of a change: later than the last one, also when the clock was set back. */
export function nextUpdate({ updatedAt }: User, now: number): number {
	return Math.max(now, updatedAt + 1);
}
