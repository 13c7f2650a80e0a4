import { count, eq } from 'drizzle-orm';
import { nodeDigest } from '#server/keys/node-digest.ts';
import { webRandom } from '#lib/adapters/webcrypto/web-random.ts';
import { UserManager } from '#lib/domain/accounts/user-manager.ts';
import type { Clock } from '#lib/ports/clock.ts';
import type { PasswordHasher } from '#lib/ports/password-hasher.ts';
import type { ServerRegistration } from '#lib/protocol/people-api.ts';
import { readServerSecret } from '#server/config/server-secret.ts';
import type { Settings } from '#server/config/settings.ts';
import { SqlLimitStore } from '#server/limits/sql-limit-store.ts';
import type { Database } from '#server/storage/database.ts';
import { users } from '#server/storage/schema/people-tables.ts';
import { createAuth } from './create-auth.ts';
import { InvitationBook, type Admission } from './invitation-book.ts';
import { Keyrings } from './keyrings.ts';
import { LoginThrottle } from './login-throttle.ts';
import type { Mailer } from './mailer.ts';
import { PeopleOverview } from './people-overview.ts';
import { ServerAudit } from './server-audit.ts';
import {
	ServerAuthenticator,
	type NewSecret,
	type ServerEntrance,
	type Visit
} from './server-authenticator.ts';
import { AuthSessionFinder } from './session-finder.ts';
import { SessionList } from './session-list.ts';
import { SqlAccountStore } from './sql-account-store.ts';
import { SqlLoginAttemptStore } from './sql-login-attempt-store.ts';

/** `UserManager` of the server. */
export type ServerUsers = UserManager<ServerEntrance, ServerRegistration & Admission, NewSecret>;

export interface PeopleParts {
	readonly settings: Settings;
	readonly db: Database;
	readonly clock: Clock;
	readonly hasher: PasswordHasher;
	readonly mailer: Mailer;
}

export type People = ReturnType<typeof createPeople>;

/** Everything that has to do with accounts, over the database and better-auth. */
export function createPeople({ settings, db, clock, hasher, mailer }: PeopleParts) {
	const secret = readServerSecret(settings).toString('hex');
	const origin = settings.PUBLIC_URL ?? `http://localhost:${settings.PORT}`;
	const auth = createAuth({ settings, db, secret, hasher, mailer, origin });
	const random = webRandom;
	const accounts = new SqlAccountStore(db);
	const keyrings = new Keyrings(db, secret);
	const limits = new SqlLimitStore(db);
	const throttle = new LoginThrottle({
		attempts: new SqlLoginAttemptStore(db),
		limits,
		clock
	});
	const audit = new ServerAudit(db, clock, random);
	const ports = { auth, db, accounts, keyrings, hasher, throttle, clock, random };
	return {
		auth,
		accounts,
		keyrings,
		audit,
		overview: new PeopleOverview(db, settings, clock),
		mailer,
		limits,
		sessions: new AuthSessionFinder(auth, db),
		sessionList: new SessionList(db, clock),
		invitations: new InvitationBook(db, { digest: nodeDigest, random, clock }),
		/** The business class and the proofs of one request. */
		forVisit(visit: Visit): { users: ServerUsers; authenticator: ServerAuthenticator } {
			const authenticator = new ServerAuthenticator(ports, visit);
			return {
				authenticator,
				users: new UserManager({ accounts, audit, clock, random, authenticator })
			};
		},
		db,
		/** What `User` does not say. */
		async factsOf(userId: string) {
			const [row] = await db.select().from(users).where(eq(users.id, userId));
			return {
				hasSecondFactor: row?.twoFactorEnabled === true,
				isEmailConfirmed: row?.emailVerified === true
			};
		},
		/** Whose link for a new password this is. */
		async resetLinkOwner(token: string): Promise<string | undefined> {
			const { internalAdapter } = await auth.$context;
			const link = await internalAdapter.findVerificationValue(`reset-password:${token}`);
			return link && link.expiresAt > new Date() ? link.value : undefined;
		},
		/** Nobody has an account yet. */
		async isEmpty(): Promise<boolean> {
			const [row] = await db.select({ people: count() }).from(users);
			return row?.people === 0;
		}
	};
}
