import type { Account, AccountRecord, Role } from '#lib/domain/accounts/account.ts';
import type { Result } from '#lib/domain/result.ts';
import type { StoreError } from './store-error.ts';

export interface UsernameTaken {
	readonly kind: 'username-taken';
}

/** Accounts by id, and by `usernameKey`, which no two of them share. Every method is one atomic step. */
export interface AccountStore<A extends AccountRecord = Account> {
	byId(id: string): Promise<Result<A | undefined, StoreError>>;
	byUsernameKey(key: string): Promise<Result<A | undefined, StoreError>>;
	/** In the order of their sign-up. */
	list(): Promise<Result<readonly A[], StoreError>>;
	/** @param roleAmong gives the role by the number of accounts there are: two tabs never make two first ones */
	add(
		account: A,
		roleAmong: (others: number) => Role
	): Promise<Result<A, UsernameTaken | StoreError>>;
	/**
	 * @param change gets the account and all others as they are in this very step; nothing leaves it as it is
	 * @returns what is stored afterwards; nothing if there is no such account
	 */
	update(
		id: string,
		change: (account: A, others: readonly A[]) => A
	): Promise<Result<A | undefined, UsernameTaken | StoreError>>;
	/**
	 * Removes the account and everything of its user: history, keys, limits, sessions.
	 * @param mayRemove asked in the same step
	 * @returns whether it was removed
	 */
	remove(
		id: string,
		mayRemove: (account: A, others: readonly A[]) => boolean
	): Promise<Result<boolean, StoreError>>;
}
