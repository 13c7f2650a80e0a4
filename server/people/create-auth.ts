import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { betterAuth } from 'better-auth';
import { APIError } from 'better-auth/api';
import { genericOAuth, twoFactor, username } from 'better-auth/plugins';
import { eq } from 'drizzle-orm';
import { webRandom } from '#lib/adapters/webcrypto/web-random.ts';
import { usernameKey } from '#lib/domain/accounts/username.ts';
import { newId } from '#lib/domain/sealing/new-id.ts';
import type { PasswordHasher } from '#lib/ports/password-hasher.ts';
import type { Settings } from '#server/config/settings.ts';
import type { Database } from '#server/storage/database.ts';
import { users } from '#server/storage/schema/people-tables.ts';
import {
	sessions,
	signInAccounts,
	twoFactors,
	verifications
} from '#server/storage/schema/sign-in-tables.ts';
import type { Mailer } from './mailer.ts';
import { guestOfSite } from './guest-of-site.ts';
import { oidcProvider, socialProviders } from './oauth-providers.ts';
import { ADDRESS_HEADER } from './request-headers.ts';
import { isRealEmail } from './user-row.ts';

const DAY_S = 86_400;
const LINK_SECONDS = 3600;
/** Characters of a log-in secret: 256 bits in Base64. */
const SECRET_CHARACTERS = 44;

export interface AuthParts {
	readonly settings: Settings;
	readonly db: Database;
	readonly secret: string;
	readonly hasher: PasswordHasher;
	readonly mailer: Mailer;
	/** Under which the world sees this server, without a path. */
	readonly origin: string;
}

/** Where better-auth answers itself: the ways by other sites. All else goes through routes of our own. */
export const OAUTH_PATH = '/api/auth/oauth';

export type Auth = ReturnType<typeof createAuth>;

/** better-auth over our tables: sessions, credentials, second factors, other sites. */
export function createAuth({ settings, db, secret, hasher, mailer, origin }: AuthParts) {
	const isSecure = origin.startsWith('https:');
	return betterAuth({
		appName: 'TextAI Studio',
		baseURL: origin,
		basePath: OAUTH_PATH,
		secret,
		trustedOrigins: [origin],
		telemetry: { enabled: false },
		logger: { disabled: true },
		// Attempts are counted before they get here, by account and by address.
		rateLimit: { enabled: false },
		database: drizzleAdapter(db, {
			provider: 'pg',
			schema: {
				user: users,
				session: sessions,
				account: signInAccounts,
				verification: verifications,
				twoFactor: twoFactors
			}
		}),
		verification: { storeIdentifier: 'hashed' },
		emailAndPassword: {
			enabled: true,
			disableSignUp: true,
			minPasswordLength: SECRET_CHARACTERS,
			maxPasswordLength: SECRET_CHARACTERS,
			requireEmailVerification: settings.REQUIRE_VERIFIED_EMAIL,
			resetPasswordTokenExpiresIn: LINK_SECONDS,
			revokeSessionsOnPasswordReset: true,
			password: {
				hash: (typed) => hasher.hash(typed),
				verify: ({ hash, password }) => hasher.verify(password, hash)
			},
			sendResetPassword: ({ user, token }) => {
				if (isRealEmail(user.email)) mailer.send(resetMail(user.email, origin, token));
				return Promise.resolve();
			}
		},
		emailVerification: {
			expiresIn: DAY_S,
			sendVerificationEmail: ({ user, token }) => {
				if (isRealEmail(user.email)) mailer.send(confirmMail(user.email, origin, token));
				return Promise.resolve();
			}
		},
		user: {
			additionalFields: {
				role: { type: 'string', input: false, defaultValue: 'member' },
				isLocked: { type: 'boolean', input: false, defaultValue: false }
			}
		},
		session: {
			expiresIn: settings.SESSION_DAYS * DAY_S,
			updateAge: DAY_S,
			// Every request asks the database: a session that was ended is ended at once.
			cookieCache: { enabled: false }
		},
		account: { encryptOAuthTokens: true },
		socialProviders: socialProviders(settings),
		plugins: [
			username({
				minUsernameLength: 1,
				maxUsernameLength: 1000,
				usernameNormalization: usernameKey,
				usernameValidator: () => true
			}),
			twoFactor({ issuer: 'TextAI Studio' }),
			genericOAuth({ config: oidcProvider(settings) })
		],
		databaseHooks: {
			user: {
				create: {
					before: async (user) => ({
						data: { ...user, ...(await guestOfSite(db, settings, user)) }
					})
				}
			},
			session: {
				create: {
					before: async ({ userId }) => {
						const [row] = await db.select().from(users).where(eq(users.id, userId));
						if (row?.isLocked) throw new APIError('FORBIDDEN', { code: 'LOCKED' });
					},
					after: async ({ userId, createdAt }) => {
						await db.update(users).set({ lastLoginAt: createdAt }).where(eq(users.id, userId));
					}
				}
			}
		},
		advanced: {
			database: { generateId: () => newId(webRandom) },
			ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
			// The prefix is what keeps other hosts of the domain from setting our cookies.
			cookiePrefix: isSecure ? '__Host-textai' : 'textai',
			useSecureCookies: false,
			defaultCookieAttributes: { secure: isSecure, httpOnly: true, sameSite: 'lax', path: '/' }
		}
	});
}

function resetMail(to: string, origin: string, token: string) {
	const link = `${origin}/login?reset=${encodeURIComponent(token)}`;
	return {
		to,
		subject: 'A new password for TextAI Studio',
		text: `Somebody asked for a new password for your account. Open this within an hour to set one:\n\n${link}\n\nIf it was not you, do nothing: your password stays as it is.`
	};
}

function confirmMail(to: string, origin: string, token: string) {
	const link = `${origin}/login?confirm=${encodeURIComponent(token)}`;
	return {
		to,
		subject: 'Confirm your address for TextAI Studio',
		text: `Open this within a day to confirm that this address is yours:\n\n${link}\n\nIf you made no account there, do nothing.`
	};
}
