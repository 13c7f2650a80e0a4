import type { Result } from '#lib/domain/result.ts';
import type { ServerAdmin, ServerAdminError } from '#lib/ports/server-admin.ts';

type Work = (admin: ServerAdmin) => Promise<Result<unknown, ServerAdminError>>;
/** Told once, whether it was done at once or after a log-in. */
type Done = (error?: ServerAdminError) => void | Promise<void>;

/** What needs a log-in of the last 15 minutes: where it is older, the work waits for a new one. */
export class RecentLogIn {
	#pending = $state.raw<{ readonly work: Work; readonly done: Done }>();

	/** @param server loads what speaks with it */
	constructor(private readonly server: () => Promise<{ readonly admin: ServerAdmin }>) {}

	get isNeeded(): boolean {
		return this.#pending !== undefined;
	}

	async do(work: Work, done: Done): Promise<void> {
		const { admin } = await this.server();
		const worked = await work(admin);
		const mustLogIn = !worked.ok && ['log-in-again', 'signed-out'].includes(worked.error.kind);
		this.#pending = mustLogIn ? { work, done } : undefined;
		if (!mustLogIn) await done(worked.ok ? undefined : worked.error);
	}

	/** The admin has logged in again: what was refused is done now. */
	async goOn(): Promise<void> {
		const pending = this.#pending;
		this.#pending = undefined;
		if (pending) await this.do(pending.work, pending.done);
	}

	giveUp(): void {
		this.#pending = undefined;
	}
}
