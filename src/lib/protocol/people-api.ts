import { z } from 'zod';
import { userSchema } from '#lib/domain/accounts/account.ts';
import { base64Schema } from '#lib/domain/sealing/base64.ts';
import { keyDerivationSchema } from '#lib/domain/sealing/key-derivation.ts';

/** What crosses the wire between a browser and the server's people, in both directions. */

const wrappedKey = base64Schema.max(512);

/** Half of what PBKDF2 and HKDF make of a password (`KeyVault.derive`): 256 bits in Base64. */
export const loginSecretSchema = base64Schema.length(44);

/** As typed; `usernameKey` finds the account. */
const username = z.string().min(1).max(100);

/** The data key as a device wrapped it. The server keeps it and cannot open it. */
export const wrappedKeysSchema = z.object({
	/** Names the data key, whatever wraps it. */
	keyId: z.string().min(1).max(100),
	/** The id that the wrapped keys are bound to: that of the account on the device that made them. */
	ownerId: z.string().min(1).max(100),
	keyByPassword: wrappedKey,
	keyByRecovery: wrappedKey
});
export type WrappedKeys = z.infer<typeof wrappedKeysSchema>;

export const keyringSchema = z.object({
	/** Of the password or, for who comes by another site, of the passphrase. */
	derivation: keyDerivationSchema,
	/** Nothing until the first device makes a data key. */
	wrapped: wrappedKeysSchema.optional()
});
export type Keyring = z.infer<typeof keyringSchema>;

export const derivationRequestSchema = z.object({ username });

export const registrationSchema = z.object({
	username,
	loginSecret: loginSecretSchema,
	email: z.string().max(254).optional(),
	displayName: z.string().max(100).optional(),
	/** Needed where sign-up is by invitation. */
	invitation: z.string().max(200).optional(),
	keyring: keyringSchema
});
export type ServerRegistration = z.infer<typeof registrationSchema>;

export const loginRequestSchema = z.object({
	username,
	loginSecret: loginSecretSchema,
	/** The session outlasts the browser. */
	isKept: z.boolean().default(true)
});

export const secondFactorRequestSchema = z.object({
	/** `totp`: six digits of an authenticator; `backup`: one of the codes that were shown once. */
	kind: z.enum(['totp', 'backup']),
	code: z.string().trim().min(6).max(40)
});

/** `second-factor`: no session yet; send a code to `/api/auth/login/second-factor` with the cookie that came along. */
export const entranceSchema = z.discriminatedUnion('state', [
	z.object({
		state: z.literal('signed-in'),
		user: userSchema,
		/** Nothing where no device has made one yet. */
		keyring: keyringSchema.optional()
	}),
	z.object({ state: z.literal('second-factor') }),
	z.object({ state: z.literal('confirm-email') })
]);
export type Entrance = z.infer<typeof entranceSchema>;

export const passwordChangeSchema = z.object({
	currentSecret: loginSecretSchema,
	newSecret: loginSecretSchema,
	/** The same data key, wrapped anew. */
	keyring: keyringSchema
});

export const resetRequestSchema = z.object({ email: z.email().max(254) });

export const resetSchema = z.object({
	token: z.string().min(1).max(200),
	newSecret: loginSecretSchema,
	/** Without `wrapped` the stored one stays: its recovery code still opens it. */
	keyring: keyringSchema
});

export const profileChangeSchema = z.object({
	username: username.optional(),
	displayName: z.string().max(100).optional(),
	email: z.string().max(254).optional(),
	settings: userSchema.shape.settings.optional()
});

export const sessionInfoSchema = z.object({
	id: z.string(),
	/** Milliseconds since 1970. */
	createdAt: z.int(),
	lastActiveAt: z.int(),
	expiresAt: z.int(),
	address: z.string(),
	userAgent: z.string(),
	isCurrent: z.boolean()
});

export const sessionPageSchema = z.object({ sessions: z.array(sessionInfoSchema) });

/** A second factor that counts once a code of it was confirmed. */
export const addedFactorSchema = z.object({
	/** `otpauth://…` for the authenticator; a page shows it as a QR code and as text. */
	totpURI: z.string(),
	/** Shown this once; each is good for one log-in. */
	backupCodes: z.array(z.string())
});
export const backupCodesSchema = addedFactorSchema.pick({ backupCodes: true });

/** What a log-in page must know before anybody is there. */
export const peopleInfoSchema = z.object({
	signUp: z.enum(['open', 'invitation', 'closed']),
	/** No account yet: the next one is the admin's, whatever `signUp` says. */
	isFirst: z.boolean(),
	requiresEmail: z.boolean(),
	sendsMail: z.boolean(),
	/** Other sites that people may come by. */
	providers: z.array(z.object({ id: z.enum(['github', 'google', 'oidc']), name: z.string() }))
});
