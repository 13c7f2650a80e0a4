import { err, ok, type Result } from '#lib/domain/result.ts';
import { newId } from '#lib/domain/sealing/new-id.ts';
import type { Authenticator } from '#lib/ports/authenticator.ts';
import type { WrappingKey } from '#lib/ports/key-vault.ts';
import type {
	PasswordChangeError,
	RecoverError,
	RegisterError,
	SignInError
} from './account-error.ts';
import { nextUpdate, type Account, type Credentials, type User } from './account.ts';
import { createCredentials, replacePassword, replaceRecoveryCode } from './credentials.ts';
import { checkNewPassword } from './password-rules.ts';
import { checkRegistration, newUser, type Registration } from './registration.ts';
import { SignIn, type SignedIn, type SignInPorts } from './sign-in.ts';

export interface RenewedCode {
	readonly user: User;
	/** To be shown once. */
	readonly recoveryCode: string;
}

/** Passwords of one device: each opens the data key that its user's history is sealed with. */
export class DeviceAuthenticator implements Authenticator<SignedIn> {
	readonly #signIn: SignIn;

	constructor(private readonly ports: SignInPorts) {
		this.#signIn = new SignIn(ports);
	}

	/** The first user of a device is its admin. */
	async register(registration: Registration): Promise<Result<SignedIn, RegisterError>> {
		const checked = checkRegistration(registration);
		if (!checked.ok) return checked;
		const { username, password } = checked.value;
		const taken = await this.ports.accounts.byUsernameKey(username.key);
		if (!taken.ok) return taken;
		if (taken.value) return err({ kind: 'username-taken' });

		const id = newId(this.ports.random);
		const made = await createCredentials(id, password, this.ports);
		const now = this.ports.clock.now();
		const user = { ...newUser(id, checked.value, now), lastLoginAt: now };
		const account = { id, usernameKey: username.key, user, credentials: made.credentials };
		const added = await this.ports.accounts.add(account, (others) =>
			others === 0 ? 'admin' : 'member'
		);
		if (!added.ok) return added;
		return ok({ user: added.value.user, sealer: made.sealer, recoveryCode: made.recoveryCode });
	}

	authenticate(username: string, password: string): Promise<Result<SignedIn, SignInError>> {
		return this.#signIn.byPassword(username, password);
	}

	recover(
		username: string,
		code: string,
		newPassword: string
	): Promise<Result<SignedIn, RecoverError>> {
		return this.#signIn.byRecoveryCode(username, code, newPassword);
	}

	/** The data key stays the same, so nothing needs to be sealed again and open sessions go on. */
	async changePassword(
		{ id }: User,
		currentPassword: string,
		newPassword: string
	): Promise<Result<User, PasswordChangeError>> {
		const proven = await this.#proven(id, currentPassword);
		if (!proven.ok) return proven;
		const { account, wrappingKey } = proven.value;
		const password = checkNewPassword(newPassword, account.usernameKey);
		if (!password.ok) return password;
		const args = [id, account.credentials.keyByPassword, wrappingKey] as const;
		const replaced = await replacePassword(...args, password.value, this.ports);
		if (!replaced.ok) return err({ kind: 'wrong-credentials' });
		const { keyId, keyByRecovery } = account.credentials;
		return this.#replaceCredentials(account, { ...replaced.value, keyId, keyByRecovery });
	}

	/** A new recovery code, to be shown once; the old one opens nothing any more. */
	async renewRecoveryCode(
		id: string,
		password: string
	): Promise<Result<RenewedCode, PasswordChangeError>> {
		const proven = await this.#proven(id, password);
		if (!proven.ok) return proven;
		const { account, wrappingKey } = proven.value;
		const { keyByPassword } = account.credentials;
		const code = await replaceRecoveryCode(id, keyByPassword, wrappingKey, this.ports);
		if (!code.ok) return err({ kind: 'wrong-credentials' });
		const credentials = { ...account.credentials, keyByRecovery: code.value.keyByRecovery };
		const saved = await this.#replaceCredentials(account, credentials);
		const { recoveryCode } = code.value;
		return saved.ok ? ok({ user: saved.value, recoveryCode }) : saved;
	}

	async #proven(id: string, password: string) {
		const stored = await this.ports.accounts.byId(id);
		if (!stored.ok) return stored;
		if (!stored.value) return err({ kind: 'unknown-user' } as const);
		const proven = await this.#signIn.prove(stored.value.user.username, password);
		if (!proven.ok) return proven;
		const { account, secrets } = proven.value;
		const { credentials } = account;
		if (credentials.kind !== 'sealed') return err({ kind: 'needs-recovery-code' } as const);
		const wrappingKey: WrappingKey = secrets.wrappingKey;
		return ok({ account: { ...account, credentials }, wrappingKey });
	}

	async #replaceCredentials(
		before: Account,
		credentials: Credentials
	): Promise<Result<User, PasswordChangeError>> {
		const expected = JSON.stringify(before.credentials);
		const now = this.ports.clock.now();
		const saved = await this.ports.accounts.update(before.id, (stored) => {
			if (JSON.stringify(stored.credentials) !== expected) return stored;
			return {
				...stored,
				credentials,
				user: { ...stored.user, updatedAt: nextUpdate(stored.user, now) }
			};
		});
		if (!saved.ok) {
			return saved.error.kind === 'username-taken'
				? err({ kind: 'unknown-user' })
				: err(saved.error);
		}
		if (!saved.value) return err({ kind: 'unknown-user' });
		// Another tab changed the password meanwhile: the one typed here is no longer the current one.
		if (JSON.stringify(saved.value.credentials) !== JSON.stringify(credentials)) {
			return err({ kind: 'wrong-credentials' });
		}
		return ok(saved.value.user);
	}
}
