import { err, ok, type Result } from '#lib/domain/result.ts';
import type { AccountStore } from '#lib/ports/account-store.ts';
import type { Authenticator, Entered } from '#lib/ports/authenticator.ts';
import type { StoreError } from '#lib/ports/store-error.ts';
import type {
	ManageError,
	PasswordChangeError,
	ProfileError,
	RegisterError,
	SignInError,
	UnknownUser
} from './account-error.ts';
import type { AccountRecord, User } from './account.ts';
import { isActiveAdmin } from './active-admin.ts';
import type { AuditAction } from './audit-event.ts';
import { changeUser, type UserChange } from './change-user.ts';
import { noteEvent, type NotePorts } from './note-event.ts';
import type { Registration } from './registration.ts';

export interface UserManagerPorts<E extends Entered, J, N> extends NotePorts {
	readonly accounts: AccountStore<AccountRecord>;
	readonly authenticator: Authenticator<E, J, N>;
}

/**
 * Accounts, the same in a browser and on a server; what differs is behind `Authenticator`. `actorId` is who is
 * signed in.
 */
export class UserManager<E extends Entered = Entered, J = Registration, N = string> {
	constructor(private readonly ports: UserManagerPorts<E, J, N>) {}

	/** The first user there is becomes an admin. */
	async registerUser(registration: J): Promise<Result<E, RegisterError>> {
		const registered = await this.ports.authenticator.register(registration);
		if (registered.ok)
			await this.#note('registered', registered.value.user.id, registered.value.user);
		return registered;
	}

	/** A log-in is noted once nothing more is asked for. */
	async authenticateUser(username: string, secret: string): Promise<Result<E, SignInError>> {
		const entered = await this.ports.authenticator.authenticate(username, secret);
		if (entered.ok && entered.value.isPending !== true) {
			await this.#note('signed-in', entered.value.user.id, entered.value.user);
		}
		return entered;
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

	/** Open sessions of this device go on, and so does what is sealed: its key stays the same. */
	async changePassword(
		id: string,
		currentSecret: string,
		next: N
	): Promise<Result<User, PasswordChangeError>> {
		const user = await this.getUser(id);
		if (!user.ok) return user;
		const { authenticator } = this.ports;
		const changed = await authenticator.changePassword(user.value, currentSecret, next);
		if (changed.ok) await this.#note('password-changed', id, changed.value);
		return changed;
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

	#note(action: AuditAction, actorId: string, user: User): Promise<void> {
		return noteEvent(this.ports, action, actorId, user);
	}
}

function actionsOf(change: UserChange): AuditAction[] {
	const actions: AuditAction[] = [];
	if (change.tier !== undefined) actions.push('tier-changed');
	if (change.role !== undefined) actions.push('role-changed');
	if (change.isLocked !== undefined) actions.push(change.isLocked ? 'locked' : 'unlocked');
	return actions.length > 0 ? actions : ['updated'];
}
