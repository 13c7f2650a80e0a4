import { err, ok, type Result } from '#lib/domain/result.ts';
import { newId } from '#lib/domain/sealing/new-id.ts';
import type { AuditLog } from '#lib/ports/audit-log.ts';
import type { WrappingKey } from '#lib/ports/key-vault.ts';
import type { StoreError } from '#lib/ports/store-error.ts';
import type {
	ManageError,
	PasswordChangeError,
	ProfileError,
	RecoverError,
	RegisterError,
	SignInError,
	UnknownUser
} from './account-error.ts';
import { nextUpdate, type Account, type Credentials, type User } from './account.ts';
import { isActiveAdmin } from './active-admin.ts';
import type { AuditAction } from './audit-event.ts';
import { changeUser, type UserChange } from './change-user.ts';
import { createCredentials, replacePassword, replaceRecoveryCode } from './credentials.ts';
import { checkNewPassword } from './password-rules.ts';
import { checkRegistration, newUser, type Registration } from './registration.ts';
import { SignIn, type SignedIn, type SignInPorts } from './sign-in.ts';

export interface UserManagerPorts extends SignInPorts {
	readonly audit: AuditLog;
}

/** Accounts, the same in a browser and on a server. `actorId` is who is signed in. */
export class UserManager {
	readonly #signIn: SignIn;

	constructor(private readonly ports: UserManagerPorts) {
		this.#signIn = new SignIn(ports);
	}

	/** The first user of a device is its admin. The answer holds the recovery code: show it once. */
	async registerUser(registration: Registration): Promise<Result<SignedIn, RegisterError>> {
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
		await this.#note('registered', id, added.value.user);
		return ok({ user: added.value.user, sealer: made.sealer, recoveryCode: made.recoveryCode });
	}

	async authenticateUser(
		username: string,
		password: string
	): Promise<Result<SignedIn, SignInError>> {
		const signedIn = await this.#signIn.byPassword(username, password);
		if (signedIn.ok) await this.#note('signed-in', signedIn.value.user.id, signedIn.value.user);
		return signedIn;
	}

	/** For who forgot the password. The code is used up and replaced by the one in the answer. */
	async recoverUser(
		username: string,
		code: string,
		newPassword: string
	): Promise<Result<SignedIn, RecoverError>> {
		const signedIn = await this.#signIn.byRecoveryCode(username, code, newPassword);
		if (signedIn.ok) await this.#note('recovered', signedIn.value.user.id, signedIn.value.user);
		return signedIn;
	}

	async getUser(id: string): Promise<Result<User, UnknownUser | StoreError>> {
		const account = await this.ports.accounts.byId(id);
		if (!account.ok) return account;
		return account.value ? ok(account.value.user) : err({ kind: 'unknown-user' });
	}

	/** For admins only. */
	async listUsers(actorId: string): Promise<Result<readonly User[], ManageError>> {
		const actor = await this.getUser(actorId);
		if (!actor.ok) return actor;
		if (!isActiveAdmin(actor.value)) return err({ kind: 'not-allowed' });
		const accounts = await this.ports.accounts.list();
		return accounts.ok ? ok(accounts.value.map(({ user }) => user)) : accounts;
	}

	/** Name, e-mail and settings are one's own to change; tier, role and lock are an admin's. */
	async updateUser(
		actorId: string,
		id: string,
		change: UserChange
	): Promise<Result<User, ManageError | ProfileError>> {
		const actor = await this.getUser(actorId);
		if (!actor.ok) return actor;
		const changes = changeUser(actor.value, change, this.ports.clock.now());
		if (!changes.ok) return changes;
		const outcome: { refusal?: ManageError } = {};
		const saved = await this.ports.accounts.update(id, (account, others) => {
			const changed = changes.value(account, others);
			if (changed.ok) return changed.value;
			outcome.refusal = changed.error;
			return account;
		});
		if (!saved.ok) return saved;
		if (outcome.refusal) return err(outcome.refusal);
		if (!saved.value) return err({ kind: 'unknown-user' });
		for (const action of actionsOf(change)) await this.#note(action, actorId, saved.value.user);
		return ok(saved.value.user);
	}

	/** The data key stays the same, so nothing needs to be sealed again and open sessions go on. */
	async changePassword(
		id: string,
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
		return this.#replaceCredentials(
			account,
			{ ...replaced.value, keyId, keyByRecovery },
			'password-changed'
		);
	}

	/** A new recovery code, to be shown once; the old one opens nothing any more. */
	async renewRecoveryCode(
		id: string,
		password: string
	): Promise<Result<string, PasswordChangeError>> {
		const proven = await this.#proven(id, password);
		if (!proven.ok) return proven;
		const { account, wrappingKey } = proven.value;
		const { keyByPassword } = account.credentials;
		const code = await replaceRecoveryCode(id, keyByPassword, wrappingKey, this.ports);
		if (!code.ok) return err({ kind: 'wrong-credentials' });
		const credentials = { ...account.credentials, keyByRecovery: code.value.keyByRecovery };
		const saved = await this.#replaceCredentials(account, credentials, 'recovery-code-renewed');
		return saved.ok ? ok(code.value.recoveryCode) : saved;
	}

	/** Deletes the user with everything of theirs: oneself, or another one as an admin. */
	async deleteUser(actorId: string, id: string): Promise<Result<void, ManageError>> {
		const actor = await this.getUser(actorId);
		if (!actor.ok) return actor;
		const user = await this.getUser(id);
		if (!user.ok) return user;
		if (actorId !== id && !isActiveAdmin(actor.value)) return err({ kind: 'not-allowed' });
		const removed = await this.ports.accounts.remove(
			id,
			(account, others) =>
				!isActiveAdmin(account.user) ||
				others.length === 0 ||
				others.some(({ user: other }) => isActiveAdmin(other))
		);
		if (!removed.ok) return removed;
		if (!removed.value) return err({ kind: 'last-admin' });
		await this.#note('deleted', actorId, user.value);
		return ok(undefined);
	}

	async #proven(id: string, password: string) {
		const user = await this.getUser(id);
		if (!user.ok) return user;
		const proven = await this.#signIn.prove(user.value.username, password);
		if (!proven.ok) return proven;
		const { account, secrets } = proven.value;
		const { credentials } = account;
		if (credentials.kind !== 'sealed') return err({ kind: 'needs-recovery-code' } as const);
		const wrappingKey: WrappingKey = secrets.wrappingKey;
		return ok({ account: { ...account, credentials }, wrappingKey });
	}

	async #replaceCredentials(
		before: Account,
		credentials: Credentials,
		action: AuditAction
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
		await this.#note(action, before.id, saved.value.user);
		return ok(saved.value.user);
	}

	/** What cannot be noted is done all the same: a full disk must not keep people out. */
	async #note(action: AuditAction, actorId: string, { id, username }: User): Promise<void> {
		await this.ports.audit.append({
			id: newId(this.ports.random),
			at: this.ports.clock.now(),
			action,
			actorId,
			subjectId: id,
			subjectName: username
		});
	}
}

function actionsOf(change: UserChange): AuditAction[] {
	const actions: AuditAction[] = [];
	if (change.tier !== undefined) actions.push('tier-changed');
	if (change.role !== undefined) actions.push('role-changed');
	if (change.isLocked !== undefined) actions.push(change.isLocked ? 'locked' : 'unlocked');
	return actions.length > 0 ? actions : ['updated'];
}
