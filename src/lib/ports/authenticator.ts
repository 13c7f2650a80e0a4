import type {
	PasswordChangeError,
	RegisterError,
	SignInError
} from '#lib/domain/accounts/account-error.ts';
import type { User } from '#lib/domain/accounts/account.ts';
import type { Registration } from '#lib/domain/accounts/registration.ts';
import type { Result } from '#lib/domain/result.ts';

/** Who came in, and whatever that opened. */
export interface Entered {
	readonly user: User;
	/** A second proof is still asked for: nothing is open yet. */
	readonly isPending?: boolean;
}

/**
 * Credentials and sessions of `UserManager`. On a device a password opens a sealed data key
 * (`DeviceAuthenticator`); a server never sees the password and asks better-auth about the log-in secret.
 */
export interface Authenticator<E extends Entered, J = Registration, N = string> {
	register(registration: J): Promise<Result<E, RegisterError>>;
	authenticate(username: string, secret: string): Promise<Result<E, SignInError>>;
	changePassword(
		user: User,
		currentSecret: string,
		next: N
	): Promise<Result<User, PasswordChangeError>>;
}
