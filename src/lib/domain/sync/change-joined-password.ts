import type { PasswordChangeError } from '#lib/domain/accounts/account-error.ts';
import { nextUpdate, type User } from '#lib/domain/accounts/account.ts';
import { checkNewPassword } from '#lib/domain/accounts/password-rules.ts';
import { SignIn } from '#lib/domain/accounts/sign-in.ts';
import { err, ok, type Result } from '#lib/domain/result.ts';
import type { ServerFailure } from '#lib/ports/sync-server.ts';
import { bundleOf, type ServerAccountPorts } from './server-account.ts';

/**
 * The same data key under a new password, on the server first: where that cannot be asked, nothing is changed.
 * Other devices ask for the new password when they next speak with the server.
 */
export async function changeJoinedPassword(
	ports: ServerAccountPorts,
	id: string,
	currentPassword: string,
	newPassword: string
): Promise<Result<User, PasswordChangeError | ServerFailure>> {
	const { accounts, vault, hasher, people, clock } = ports;
	const found = await accounts.byId(id);
	if (!found.ok) return found;
	if (!found.value) return err({ kind: 'unknown-user' });
	const proven = await new SignIn(ports).prove(found.value.user.username, currentPassword);
	if (!proven.ok) return proven;
	const { account, secrets } = proven.value;
	if (account.credentials.kind !== 'sealed') return err({ kind: 'needs-recovery-code' });
	const password = checkNewPassword(newPassword, account.usernameKey);
	if (!password.ok) return password;

	const derivation = vault.newDerivation();
	const fresh = await vault.derive(password.value, derivation);
	const { keyByPassword: old } = account.credentials;
	const wrapped = await vault.rewrap(id, old, secrets.wrappingKey, fresh.wrappingKey);
	if (!wrapped.ok) return err({ kind: 'wrong-credentials' });
	const hash = await hasher.hash(fresh.loginSecret);
	const credentials = {
		...account.credentials,
		...{ hash, derivation, keyByPassword: wrapped.value }
	};
	const told = await people.changePassword(
		secrets.loginSecret,
		fresh.loginSecret,
		bundleOf(id, credentials)
	);
	if (!told.ok) return told;
	const saved = await accounts.update(id, (stored) => ({
		...stored,
		credentials,
		user: { ...stored.user, updatedAt: nextUpdate(stored.user, clock.now()) }
	}));
	if (!saved.ok)
		return saved.error.kind === 'username-taken' ? err({ kind: 'unknown-user' }) : err(saved.error);
	return saved.value ? ok(saved.value.user) : err({ kind: 'unknown-user' });
}
