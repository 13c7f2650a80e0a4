import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import type {
	PasswordChangeError,
	RegisterError,
	SignInError
} from '#lib/domain/accounts/account-error.ts';
import type { User } from '#lib/domain/accounts/account.ts';
import { isEmailOrEmpty, newUser, trimDisplayName } from '#lib/domain/accounts/registration.ts';
import { parseUsername, usernameKey } from '#lib/domain/accounts/username.ts';
import { err, ok, type Result } from '#lib/domain/result.ts';
import { newId } from '#lib/domain/sealing/new-id.ts';
import type { Authenticator, Entered } from '#lib/ports/authenticator.ts';
import type { Clock } from '#lib/ports/clock.ts';
import type { PasswordHasher } from '#lib/ports/password-hasher.ts';
import type { RandomSource } from '#lib/ports/random-source.ts';
import type { Keyring, ServerRegistration } from '#lib/protocol/people-api.ts';
import type { Database } from '#server/storage/database.ts';
import { users } from '#server/storage/schema/people-tables.ts';
import { signInAccounts } from '#server/storage/schema/sign-in-tables.ts';
import type { Auth } from './create-auth.ts';
import type { Admission } from './invitation-book.ts';
import type { Keyrings } from './keyrings.ts';
import type { LoginThrottle } from './login-throttle.ts';
import type { SqlAccountStore } from './sql-account-store.ts';
import { userFromRow } from './user-row.ts';

/** Who came in, with the cookies that say so. */
export interface ServerEntrance extends Entered {
	/** `Set-Cookie` of the answer. */
	readonly cookies: readonly string[];
	/** What is asked for before there is a session. */
	readonly pending?: 'second-factor' | 'confirm-email';
}

export interface NewSecret {
	readonly secret: string;
	readonly keyring: Keyring;
}

export interface ServerAuthenticatorPorts {
	readonly auth: Auth;
	readonly db: Database;
	readonly accounts: SqlAccountStore;
	readonly keyrings: Keyrings;
	readonly hasher: PasswordHasher;
	readonly throttle: LoginThrottle;
	readonly clock: Clock;
	readonly random: RandomSource;
}

/** A request as far as it matters to who sends it. */
export interface Visit {
	/** As `trustedHeaders` makes them. */
	readonly headers: Headers;
	readonly address: string;
	/** The session outlasts the browser. */
	readonly isKept: boolean;
}

const signedInSchema = z.object({ twoFactorRedirect: z.boolean().optional() });
const failureSchema = z.object({ code: z.string().optional() });

/** Credentials of one request. The server sees the log-in secret only, and hashes that as if it were the password. */
export class ServerAuthenticator implements Authenticator<
	ServerEntrance,
	ServerRegistration & Admission,
	NewSecret
> {
	constructor(
		private readonly ports: ServerAuthenticatorPorts,
		private readonly visit: Visit
	) {}

	async register(
		registration: ServerRegistration & Admission
	): Promise<Result<ServerEntrance, RegisterError>> {
		const username = parseUsername(registration.username);
		if (!username.ok) return username;
		const email = registration.email?.trim() ?? '';
		if (!isEmailOrEmpty(email)) return err({ kind: 'email-invalid' });
		const { accounts, keyrings, clock, random, hasher } = this.ports;
		const now = clock.now();
		const id = newId(random);
		const displayName = trimDisplayName(registration.displayName ?? '');
		const made = newUser(id, { username: username.value, email, displayName }, now);
		const user = { ...made, tier: registration.tier ?? made.tier };
		const password = await hasher.hash(registration.loginSecret);
		const added = await accounts.add(
			{ id, usernameKey: username.value.key, user },
			(others) => (others === 0 ? 'admin' : (registration.role ?? 'member')),
			async (db, stored) => {
				const date = new Date(now);
				await db.insert(signInAccounts).values({
					id: newId(random),
					userId: id,
					accountId: id,
					providerId: 'credential',
					password,
					createdAt: date,
					updatedAt: date
				});
				await keyrings.write(id, registration.keyring, now, db);
				await registration.admitted?.(db, stored.user);
			}
		);
		if (!added.ok) return added;
		const entered = await this.#enter(username.value.name, registration.loginSecret);
		return ok(
			entered.ok ? entered.value : { user: added.value.user, cookies: [], isPending: true }
		);
	}

	async authenticate(
		username: string,
		secret: string
	): Promise<Result<ServerEntrance, SignInError>> {
		const attempt = await this.ports.throttle.begin(username, this.visit.address);
		if (!attempt.ok) return attempt;
		const known = await this.#credential(eq(users.username, usernameKey(username)));
		if (!known) {
			// As slow as a wrong secret of somebody who exists.
			await this.ports.hasher.verify(secret, this.ports.hasher.decoy);
			return err({ kind: 'wrong-credentials' });
		}
		const entered = await this.#enter(username, secret);
		if (entered.ok || entered.error.kind === 'locked') await attempt.value.succeed();
		return entered;
	}

	/** Other sessions of the user end; the one that asks gets a new cookie. */
	async changePassword(
		user: User,
		currentSecret: string,
		{ secret, keyring }: NewSecret
	): Promise<Result<User, PasswordChangeError>> {
		const attempt = await this.ports.throttle.begin(user.username, this.visit.address);
		if (!attempt.ok) return attempt;
		const credential = await this.#credential(eq(users.id, user.id));
		const { hasher, db, keyrings, clock } = this.ports;
		const isRight = await hasher.verify(currentSecret, credential?.password ?? hasher.decoy);
		if (!credential || !isRight) return err({ kind: 'wrong-credentials' });
		await attempt.value.succeed();
		const password = await hasher.hash(secret);
		const now = clock.now();
		await db.transaction(async (step) => {
			await step
				.update(signInAccounts)
				.set({ password, updatedAt: new Date(now) })
				.where(eq(signInAccounts.id, credential.id));
			await keyrings.write(user.id, keyring, now, step);
		});
		return ok(user);
	}

	/** Whether a secret is the user's, with the same delay as a log-in. */
	async prove(user: User, secret: string): Promise<Result<void, SignInError>> {
		const attempt = await this.ports.throttle.begin(user.username, this.visit.address);
		if (!attempt.ok) return attempt;
		const credential = await this.#credential(eq(users.id, user.id));
		const { hasher } = this.ports;
		const isRight = await hasher.verify(secret, credential?.password ?? hasher.decoy);
		if (!isRight) return err({ kind: 'wrong-credentials' });
		await attempt.value.succeed();
		return ok(undefined);
	}

	async #enter(username: string, secret: string): Promise<Result<ServerEntrance, SignInError>> {
		const response = await this.ports.auth.api.signInUsername({
			body: { username, password: secret, rememberMe: this.visit.isKept },
			headers: this.visit.headers,
			asResponse: true
		});
		const [row] = await this.ports.db
			.select()
			.from(users)
			.where(eq(users.username, usernameKey(username)));
		if (!row) return err({ kind: 'wrong-credentials' });
		const user = userFromRow(row);
		const cookies = response.headers.getSetCookie();
		const body: unknown = await response.json().catch(() => ({}));
		if (!response.ok) {
			const code = failureSchema.safeParse(body).data?.code;
			if (code === 'LOCKED') return err({ kind: 'locked' });
			if (code === 'EMAIL_NOT_VERIFIED') {
				return ok({ user, cookies: [], isPending: true, pending: 'confirm-email' });
			}
			return err({ kind: 'wrong-credentials' });
		}
		const isHalf = signedInSchema.parse(body).twoFactorRedirect === true;
		return ok(
			isHalf ? { user, cookies, isPending: true, pending: 'second-factor' } : { user, cookies }
		);
	}

	async #credential(who: ReturnType<typeof eq>) {
		const [row] = await this.ports.db
			.select({ id: signInAccounts.id, password: signInAccounts.password })
			.from(signInAccounts)
			.innerJoin(users, eq(users.id, signInAccounts.userId))
			.where(and(who, eq(signInAccounts.providerId, 'credential')));
		return row;
	}
}
