import { describeAccountError } from '#lib/features/errors/account-errors.ts';
import type { AccountError } from '#lib/domain/accounts/account-error.ts';
import type { AuditEvent } from '#lib/domain/accounts/audit-event.ts';
import type { UserChange } from '#lib/domain/accounts/change-user.ts';
import type { UserOverview } from '#lib/domain/admin/device-admin.ts';
import type { Result } from '#lib/domain/result.ts';
import type { AccountServices } from '#lib/ports/account-services.ts';

const EVENTS_SHOWN = 200;

/** What the admin of the device sees and does. */
export class AdminState {
	/** Undefined until they are read. */
	#users = $state.raw<readonly UserOverview[]>();
	#events = $state.raw<readonly AuditEvent[]>([]);
	/** Bytes by user, each when it has been counted. */
	#bytes = $state.raw<Readonly<Record<string, number>>>({});
	#problem = $state<string>();

	/** @param actorId who is signed in */
	constructor(
		private readonly services: () => Promise<AccountServices>,
		private readonly actorId: string
	) {}

	get users(): readonly UserOverview[] | undefined {
		return this.#users;
	}

	get events(): readonly AuditEvent[] {
		return this.#events;
	}

	get problem(): string | undefined {
		return this.#problem;
	}

	bytesOf(userId: string): number | undefined {
		return this.#bytes[userId];
	}

	nameOf(userId: string): string | undefined {
		return this.#users?.find(({ user }) => user.id === userId)?.user.username;
	}

	/** Reads all and follows what other tabs do; the answer ends that. */
	follow(): () => void {
		let isEnded = false;
		let end: (() => void) | undefined;
		const start = async () => {
			const services = await this.services();
			const kinds = ['accounts', 'limits', 'history', 'audit'] as const;
			if (!isEnded) end = services.onChange(kinds, () => void this.refresh());
			await this.refresh();
			await this.#count();
		};
		void start();
		return () => {
			isEnded = true;
			end?.();
		};
	}

	async refresh(): Promise<void> {
		const { admin } = await this.services();
		const users = await admin.overview(this.actorId);
		if (users.ok) this.#users = users.value;
		else this.#problem = describeAccountError(users.error);
		const events = await admin.auditLog(this.actorId, EVENTS_SHOWN);
		if (events.ok) this.#events = events.value;
	}

	change(userId: string, change: UserChange): Promise<void> {
		return this.#do(({ users }) => users.updateUser(this.actorId, userId, change));
	}

	resetLimits(userId: string): Promise<void> {
		return this.#do(({ admin }) => admin.resetLimits(this.actorId, userId));
	}

	delete(userId: string): Promise<void> {
		return this.#do(({ users }) => users.deleteUser(this.actorId, userId));
	}

	async #do(
		work: (services: AccountServices) => Promise<Result<unknown, AccountError>>
	): Promise<void> {
		const done = await work(await this.services());
		this.#problem = done.ok ? undefined : describeAccountError(done.error);
		await this.refresh();
	}

	/** One user after the other: it takes seconds where there is much. */
	async #count(): Promise<void> {
		const { admin } = await this.services();
		for (const { user } of this.#users ?? []) {
			const bytes = await admin.storageOf(this.actorId, user.id);
			if (bytes.ok) this.#bytes = { ...this.#bytes, [user.id]: bytes.value };
		}
	}
}
