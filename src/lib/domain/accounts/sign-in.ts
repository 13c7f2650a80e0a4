import { err, ok, type Result } from '#lib/domain/result.ts';
import { newId } from '#lib/domain/sealing/new-id.ts';
import { parseRecoveryCode } from '#lib/domain/sealing/recovery-code.ts';
import type { AccountStore } from '#lib/ports/account-store.ts';
import type { Clock } from '#lib/ports/clock.ts';
import type { PasswordSecrets, Sealer } from '#lib/ports/key-vault.ts';
import type { LoginAttemptStore } from '#lib/ports/login-attempt-store.ts';
import type { StoreError } from '#lib/ports/store-error.ts';
import type { RecoverError, SignInError } from './account-error.ts';
import { nextUpdate, type Account, type Credentials, type User } from './account.ts';
import {
	createCredentials,
	replacePassword,
	replaceRecoveryCode,
	verifyPassword,
	type CredentialPorts
} from './credentials.ts';
import { beginAttempt, FORGET_AFTER_MS } from './login-delay.ts';
import { checkNewPassword } from './password-rules.ts';
import { usernameKey } from './username.ts';

export interface SignInPorts extends CredentialPorts {
	readonly accounts: AccountStore;
	readonly attempts: LoginAttemptStore;
	readonly clock: Clock;
}

export interface SignedIn {
	readonly user: User;
	/** Opens the user's history while the session lasts. */
	readonly sealer: Sealer;
	/** There is a new one: show it, it cannot be had again. */
	readonly recoveryCode?: string;
}

/** Proves who somebody is, by password or by recovery code, and opens their data key. */
export class SignIn {
	constructor(private readonly ports: SignInPorts) {}

	async byPassword(username: string, typed: string): Promise<Result<SignedIn, SignInError>> {
		const proven = await this.prove(username, typed);
		if (!proven.ok) return proven;
		const { account, secrets } = proven.value;
		const { credentials } = account;
		if (credentials.kind === 'sealed') {
			const { wrappingKey } = secrets;
			const sealer = await this.ports.vault.open(
				account.id,
				credentials.keyByPassword,
				wrappingKey
			);
			return sealer.ok ? this.#signedIn(account, sealer.value) : damaged();
		}
		if (credentials.keyByRecovery !== undefined) return err({ kind: 'needs-recovery-code' });
		const made = await createCredentials(account.id, typed.normalize('NFKC'), this.ports);
		return this.#signedIn(account, made.sealer, made.credentials, made.recoveryCode);
	}

	/** Sets a new password. The code is used up: a new one comes with the answer. */
	async byRecoveryCode(
		username: string,
		code: string,
		newPassword: string
	): Promise<Result<SignedIn, RecoverError>> {
		const bytes = parseRecoveryCode(code);
		if (!bytes.ok) return bytes;
		const key = usernameKey(username);
		const password = checkNewPassword(newPassword, key);
		if (!password.ok) return password;
		const found = await this.#begin(key);
		if (!found.ok) return found;
		const { vault } = this.ports;
		const recovery = await vault.recoveryKey(bytes.value);
		const account = found.value;
		const wrapped = account?.credentials.keyByRecovery;
		const opened = account && wrapped && (await vault.open(account.id, wrapped, recovery));
		if (!opened || !opened.ok) return err({ kind: 'wrong-credentials' });
		await this.#clear(key);
		if (account.user.isLocked) return err({ kind: 'locked' });
		const args = [account.id, wrapped, recovery] as const;
		const byPassword = await replacePassword(...args, password.value, this.ports);
		const byCode = await replaceRecoveryCode(...args, this.ports);
		if (!byPassword.ok || !byCode.ok) return damaged();
		const { keyByRecovery, recoveryCode } = byCode.value;
		const keyId = account.credentials.keyId ?? newId(this.ports.random);
		const credentials = { ...byPassword.value, keyId, keyByRecovery };
		return this.#signedIn(account, opened.value, credentials, recoveryCode);
	}

	/** Checks a password, with the growing delay; the account is neither changed nor opened. */
	async prove(
		username: string,
		typed: string
	): Promise<
		Result<{ readonly account: Account; readonly secrets: PasswordSecrets }, SignInError>
	> {
		const key = usernameKey(username);
		const found = await this.#begin(key);
		if (!found.ok) return found;
		const account = found.value;
		const secrets = await verifyPassword(typed, account?.credentials, this.ports);
		if (!account || !secrets) return err({ kind: 'wrong-credentials' });
		await this.#clear(key);
		return account.user.isLocked ? err({ kind: 'locked' }) : ok({ account, secrets });
	}

	async #begin(key: string): Promise<Result<Account | undefined, SignInError>> {
		const { attempts, accounts, clock } = this.ports;
		const now = clock.now();
		const begun = await attempts.update(key, (stored) => beginAttempt(stored, key, now));
		if (!begun.ok) return begun;
		if (begun.value?.isRefused) return err({ kind: 'wait', forMs: begun.value.blockedUntil - now });
		return accounts.byUsernameKey(key);
	}

	/** A count that cannot be cleared must not keep the right person out. */
	async #clear(key: string): Promise<void> {
		await this.ports.attempts.update(key, () => undefined);
		await this.ports.attempts.forget(this.ports.clock.now() - FORGET_AFTER_MS);
	}

	async #signedIn(
		account: Account,
		sealer: Sealer,
		credentials?: Credentials,
		recoveryCode?: string
	): Promise<Result<SignedIn, SignInError>> {
		const now = this.ports.clock.now();
		const before = JSON.stringify(account.credentials);
		const saved = await this.ports.accounts.update(account.id, (stored) => {
			// Another tab was quicker to change them: what was made here would undo that.
			if (credentials && JSON.stringify(stored.credentials) !== before) return stored;
			const updatedAt = credentials ? nextUpdate(stored.user, now) : stored.user.updatedAt;
			const user = { ...stored.user, lastLoginAt: now, updatedAt };
			return { ...stored, user, credentials: credentials ?? stored.credentials };
		});
		if (!saved.ok) {
			// A full disk may lose the time of a log-in, never a password or a code that was shown.
			if (!credentials) return ok({ user: account.user, sealer });
			return saved.error.kind === 'username-taken' ? damaged() : err(saved.error);
		}
		const stored = saved.value;
		if (!stored) return err({ kind: 'wrong-credentials' });
		if (credentials && JSON.stringify(stored.credentials) !== JSON.stringify(credentials)) {
			return err({ kind: 'wrong-credentials' });
		}
		return ok({ user: stored.user, sealer, ...(recoveryCode ? { recoveryCode } : {}) });
	}
}

/** The password is right, but the wrapped key was damaged: only a backup helps. */
function damaged(): Result<never, StoreError> {
	return err({ kind: 'store-unavailable', detail: 'the data key of this account is damaged' });
}
