import type { SignedIn } from '#lib/domain/accounts/sign-in.ts';
import { nextUpdate, type Account, type SealedCredentials } from '#lib/domain/accounts/account.ts';
import { newUser } from '#lib/domain/accounts/registration.ts';
import { parseUsername } from '#lib/domain/accounts/username.ts';
import { err, ok, type Result } from '#lib/domain/result.ts';
import type { Sealer } from '#lib/ports/key-vault.ts';
import type { KeptHere } from '#lib/ports/server-links.ts';
import type { StoreError } from '#lib/ports/store-error.ts';
import type { OpenedAccount, ServerAccountPorts } from './server-account.ts';

export type BringError =
	| StoreError
	/** Another account of this device has that name: log in to that one and join from there. */
	| { readonly kind: 'username-taken' };

/**
 * Puts the server's account onto this device, or renews what this device knows of it, and joins it.
 * @param localName in place of the name on the server
 */
export async function bringAccount(
	ports: ServerAccountPorts,
	opened: OpenedAccount,
	localName = opened.person.username
): Promise<Result<SignedIn, BringError>> {
	const { keys, secrets, sealer, person } = opened;
	const { accounts, hasher, clock, links } = ports;
	const { ownerId, keyId, derivation, keyByPassword, keyByRecovery } = keys;
	const credentials: SealedCredentials = {
		kind: 'sealed',
		hash: await hasher.hash(secrets.loginSecret),
		...{ keyId, derivation, keyByPassword, keyByRecovery }
	};
	const now = clock.now();
	const renewed = await accounts.update(ownerId, ({ user, ...account }) => ({
		...account,
		credentials,
		user: { ...user, lastLoginAt: now, updatedAt: nextUpdate(user, now) }
	}));
	if (!renewed.ok) return renewed;
	const account = renewed.value
		? ok(renewed.value)
		: await addAccount(ports, opened, credentials, localName);
	if (!account.ok) return account;
	const joined = await links.join(ownerId, person.username);
	return joined.ok ? ok({ user: account.value.user, sealer }) : joined;
}

async function addAccount(
	{ accounts, clock }: ServerAccountPorts,
	{ keys }: OpenedAccount,
	credentials: SealedCredentials,
	localName: string
): Promise<Result<Account, BringError>> {
	const username = parseUsername(localName);
	// A server has the same rules for names.
	if (!username.ok) return err({ kind: 'username-taken' });
	const now = clock.now();
	const who = { username: username.value, email: '', displayName: '' };
	const user = { ...newUser(keys.ownerId, who, now), lastLoginAt: now };
	const account = { id: keys.ownerId, usernameKey: username.value.key, user, credentials };
	return accounts.add(account, (others) => (others === 0 ? 'admin' : 'member'));
}

export interface Moved {
	readonly signedIn: SignedIn;
	readonly moved: KeptHere;
}

/**
 * Hands everything of an account of this device over to the server's, and then removes the empty one. Nothing is
 * lost where it is cut off: the rest is moved when it is begun again.
 */
export async function moveInto(
	ports: ServerAccountPorts,
	from: Sealer,
	opened: OpenedAccount
): Promise<Result<Moved, BringError>> {
	const { accounts, links } = ports;
	const old = await accounts.byId(from.userId);
	if (!old.ok) return old;
	const name = opened.person.username;
	const isNameOfOld = old.value?.usernameKey === nameKey(name);
	// Both cannot have one name while both are there.
	const brought = await bringAccount(
		ports,
		opened,
		isNameOfOld ? `${name} -server`.slice(-40) : name
	);
	if (!brought.ok) return brought;
	const moved = await links.move(from, brought.value.sealer);
	if (!moved.ok) return moved;
	const removed = await accounts.remove(from.userId, () => true);
	if (!removed.ok) return removed;
	const user = { ...brought.value.user, role: old.value?.user.role ?? 'member' };
	const parsed = parseUsername(name);
	const settled = await accounts.update(user.id, (account) => ({
		...account,
		usernameKey: isNameOfOld && parsed.ok ? parsed.value.key : account.usernameKey,
		user: {
			...account.user,
			role: user.role,
			settings: { ...old.value?.user.settings, ...account.user.settings },
			username: isNameOfOld && parsed.ok ? parsed.value.name : account.user.username
		}
	}));
	if (!settled.ok) return settled;
	const signedIn = { user: settled.value?.user ?? user, sealer: brought.value.sealer };
	return ok({ signedIn, moved: moved.value });
}

function nameKey(name: string): string | undefined {
	const parsed = parseUsername(name);
	return parsed.ok ? parsed.value.key : undefined;
}
