import type { Account } from '#lib/domain/accounts/account.ts';
import { isActiveAdmin } from '#lib/domain/accounts/active-admin.ts';
import { usernameKey } from '#lib/domain/accounts/username.ts';
import { merge, skip, type ImportTerms, type Planned } from './planned.ts';

/**
 * A file may be written by anyone, so it never makes its bringer mightier. On a device with accounts only an
 * admin brings in admins, tiers and locks, and nobody else replaces another's account. Roles of accounts
 * that are there stay as they are.
 */
export function planAccounts(
	brought: readonly Account[],
	present: readonly Account[],
	{ actor, rule }: ImportTerms
): Planned<Account>[] {
	const isAdmin = actor !== undefined && isActiveAdmin(actor);
	const isEmpty = present.length === 0;
	const here = new Map(present.map((account) => [account.id, account]));
	const names = new Map(present.map(({ id, usernameKey: key }) => [key, id]));
	const plan = brought.map((account): Planned<Account> => {
		const record = { ...account, usernameKey: usernameKey(account.user.username) };
		const there = here.get(record.id);
		const holder = names.get(record.usernameKey);
		if (record.user.id !== record.id) return skip(record, 'not-allowed');
		if (holder !== undefined && holder !== record.id) return skip(record, 'username-taken');
		if (!there) {
			names.set(record.usernameKey, record.id);
			const isTrusted = isEmpty || isAdmin;
			const user = isTrusted
				? record.user
				: { ...record.user, role: 'member' as const, tier: 'user' as const };
			return { action: 'add', reason: 'new', record: { ...record, user } };
		}
		if (!isAdmin && actor?.id !== record.id) return skip(record, 'not-allowed');
		const { role, tier, isLocked } = there.user;
		const kept = isAdmin ? { role } : { role, tier, isLocked };
		const merged = { ...record, user: { ...record.user, ...kept } };
		const planned = merge(merged, record.user.updatedAt, there.user.updatedAt, rule);
		if (planned.action === 'replace') names.set(record.usernameKey, record.id);
		return planned;
	});
	return isEmpty ? withAdmin(plan) : plan;
}

/** A device that has accounts has an admin: without one in the file it is the first to be added. */
function withAdmin(plan: readonly Planned<Account>[]): Planned<Account>[] {
	const added = plan.filter(({ action }) => action === 'add');
	if (added.some(({ record }) => isActiveAdmin(record.user))) return [...plan];
	const [first] = added;
	return plan.map((planned) => {
		if (planned !== first) return planned;
		const { record } = planned;
		const user = { ...record.user, role: 'admin' as const, isLocked: false };
		return { ...planned, record: { ...record, user } };
	});
}
