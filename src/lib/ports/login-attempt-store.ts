import type { LoginAttempts } from '#lib/domain/accounts/login-delay.ts';
import type { Result } from '#lib/domain/result.ts';
import type { StoreError } from './store-error.ts';

/** Failed log-ins by name, also by names that have no account. They outlast a reload. */
export interface LoginAttemptStore {
	/** Atomic. Answers what is stored afterwards; a change to nothing removes it. */
	update(
		key: string,
		change: (attempts: LoginAttempts | undefined) => LoginAttempts | undefined
	): Promise<Result<LoginAttempts | undefined, StoreError>>;
	/** Removes those whose last failure is older. */
	forget(before: number): Promise<Result<void, StoreError>>;
}
