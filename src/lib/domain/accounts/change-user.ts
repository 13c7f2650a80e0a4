import { err, ok, type Result } from '#lib/domain/result.ts';
import type { Tier } from '#lib/domain/limits/tiers.ts';
import type { ManageError, ProfileError } from './account-error.ts';
import { nextUpdate, type AccountRecord, type Role, type User } from './account.ts';
import { isActiveAdmin } from './active-admin.ts';
import { isEmailOrEmpty, trimDisplayName } from './registration.ts';
import { parseUsername, type Username } from './username.ts';

export interface UserChange {
	readonly username?: string;
	/** Empty removes it, as for the e-mail address. */
	readonly displayName?: string;
	readonly email?: string;
	/** Replaces the settings named in it. */
	readonly settings?: User['settings'];
	readonly tier?: Tier;
	readonly role?: Role;
	readonly isLocked?: boolean;
}

type Changer = <A extends AccountRecord>(
	account: A,
	others: readonly AccountRecord[]
) => Result<A, ManageError>;

/** Checks a change and gives back what makes it, to be run where the account is at hand. */
export function changeUser(
	actor: User,
	change: UserChange,
	now: number
): Result<Changer, ProfileError | ManageError> {
	const isAdmins =
		change.tier !== undefined || change.role !== undefined || change.isLocked !== undefined;
	if (actor.isLocked || (isAdmins && !isActiveAdmin(actor))) return err({ kind: 'not-allowed' });
	const email = change.email?.trim();
	if (!isEmailOrEmpty(email ?? '')) return err({ kind: 'email-invalid' });
	const username = change.username === undefined ? undefined : parseUsername(change.username);
	if (username && !username.ok) return username;

	return ok((account, others) => {
		const isOwn = account.id === actor.id;
		if (!isOwn && !isActiveAdmin(actor)) return err({ kind: 'not-allowed' });
		if (!isOwn && (change.email ?? change.settings ?? change.displayName) !== undefined) {
			return err({ kind: 'not-allowed' });
		}
		const isLost = change.role === 'member' || change.isLocked === true;
		if (isLost && isActiveAdmin(account.user) && !others.some(({ user }) => isActiveAdmin(user))) {
			return err({ kind: 'last-admin' });
		}
		return ok(applied(account, change, username?.value, email, now));
	});
}

function applied<A extends AccountRecord>(
	account: A,
	change: UserChange,
	username: Username | undefined,
	email: string | undefined,
	now: number
): A {
	const { displayName, email: oldEmail, ...rest } = account.user;
	const newName =
		change.displayName === undefined ? displayName : trimDisplayName(change.displayName);
	const newEmail = email ?? oldEmail;
	return {
		...account,
		usernameKey: username?.key ?? account.usernameKey,
		user: {
			...rest,
			...(newName ? { displayName: newName } : {}),
			...(newEmail ? { email: newEmail } : {}),
			username: username?.name ?? rest.username,
			tier: change.tier ?? rest.tier,
			role: change.role ?? rest.role,
			isLocked: change.isLocked ?? rest.isLocked,
			settings: { ...rest.settings, ...change.settings },
			updatedAt: nextUpdate(account.user, now)
		}
	};
}
