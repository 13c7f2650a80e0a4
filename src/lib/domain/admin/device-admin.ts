import type { ManageError } from '#lib/domain/accounts/account-error.ts';
import type { User } from '#lib/domain/accounts/account.ts';
import { isActiveAdmin } from '#lib/domain/accounts/active-admin.ts';
import type { AuditEvent } from '#lib/domain/accounts/audit-event.ts';
import type { UserManager } from '#lib/domain/accounts/user-manager.ts';
import type { LimitStatus, RateLimiter } from '#lib/domain/limits/rate-limiter.ts';
import { err, ok, type Result } from '#lib/domain/result.ts';
import { newId } from '#lib/domain/sealing/new-id.ts';
import type { AuditLog } from '#lib/ports/audit-log.ts';
import type { Clock } from '#lib/ports/clock.ts';
import type { RandomSource } from '#lib/ports/random-source.ts';
import type { UsageStore, UserUsage } from '#lib/ports/usage-store.ts';

export interface AdminPorts {
	readonly users: Pick<UserManager, 'getUser' | 'listUsers'>;
	readonly limiter: Pick<RateLimiter, 'checkLimit' | 'resetLimits'>;
	readonly usage: UsageStore;
	readonly audit: AuditLog;
	readonly random: RandomSource;
	readonly clock: Clock;
}

export interface UserOverview {
	readonly user: User;
	readonly usage: UserUsage;
	/** Runs of this hour. */
	readonly limit: LimitStatus;
}

/**
 * What the admin of a device sees beside what `UserManager` lets them change: who uses how much, and who did
 * what. Never what anybody analysed: that is sealed under keys which the admin does not have.
 */
export class DeviceAdmin {
	constructor(private readonly ports: AdminPorts) {}

	/** In the order of their sign-up. */
	async overview(actorId: string): Promise<Result<readonly UserOverview[], ManageError>> {
		const users = await this.ports.users.listUsers(actorId);
		if (!users.ok) return users;
		const overviews: UserOverview[] = [];
		for (const user of users.value) {
			const usage = await this.ports.usage.ofUser(user.id);
			if (!usage.ok) return usage;
			const limit = await this.ports.limiter.checkLimit(user);
			if (!limit.ok) return limit;
			overviews.push({ user, usage: usage.value, limit: limit.value });
		}
		return ok(overviews);
	}

	/** Bytes of a user's sealed history. */
	async storageOf(actorId: string, userId: string): Promise<Result<number, ManageError>> {
		const admin = await this.#admin(actorId);
		return admin.ok ? this.ports.usage.bytesOf(userId) : admin;
	}

	/** Gives a user a full hour again. */
	async resetLimits(actorId: string, userId: string): Promise<Result<void, ManageError>> {
		const admin = await this.#admin(actorId);
		if (!admin.ok) return admin;
		const user = await this.ports.users.getUser(userId);
		if (!user.ok) return user;
		const done = await this.ports.limiter.resetLimits(userId);
		if (!done.ok) return done;
		// What cannot be noted is done all the same.
		await this.ports.audit.append({
			id: newId(this.ports.random),
			at: this.ports.clock.now(),
			action: 'limits-reset',
			actorId,
			subjectId: userId,
			subjectName: user.value.username
		});
		return done;
	}

	/** Newest first. */
	async auditLog(
		actorId: string,
		limit: number
	): Promise<Result<readonly AuditEvent[], ManageError>> {
		const admin = await this.#admin(actorId);
		return admin.ok ? this.ports.audit.latest(limit) : admin;
	}

	async #admin(actorId: string): Promise<Result<User, ManageError>> {
		const actor = await this.ports.users.getUser(actorId);
		if (!actor.ok) return actor;
		return isActiveAdmin(actor.value) ? actor : err({ kind: 'not-allowed' });
	}
}
