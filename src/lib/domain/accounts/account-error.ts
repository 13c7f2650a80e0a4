import type { UsernameTaken } from '#lib/ports/account-store.ts';
import type { StoreError } from '#lib/ports/store-error.ts';
import type { RecoveryCodeError } from '#lib/domain/sealing/recovery-code.ts';
import type { PasswordError } from './password-rules.ts';
import type { UsernameError } from './username.ts';

export type ProfileError = UsernameError | UsernameTaken | { readonly kind: 'email-invalid' };

export type RegisterError = ProfileError | PasswordError | StoreError;

/** There is no telling a wrong password from an unknown name. */
export type SignInError =
	| { readonly kind: 'wrong-credentials' }
	/** Milliseconds until the next attempt is looked at. */
	| { readonly kind: 'wait'; readonly forMs: number }
	/** Said only to who has the right password. */
	| { readonly kind: 'locked' }
	/** Right password, but imported history opens by the code that was handed out at the import. */
	| { readonly kind: 'needs-recovery-code' }
	| StoreError;

export type RecoverError = SignInError | RecoveryCodeError | PasswordError;

export type PasswordChangeError = SignInError | PasswordError | UnknownUser;

export interface UnknownUser {
	readonly kind: 'unknown-user';
}

export type ManageError =
	| UnknownUser
	| { readonly kind: 'not-allowed' }
	/** Somebody must be left who can manage the others. */
	| { readonly kind: 'last-admin' }
	| StoreError;

export type AccountError =
	RegisterError | RecoverError | PasswordChangeError | ManageError | ProfileError;
