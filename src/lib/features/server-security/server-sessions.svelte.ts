import type { Result } from '#lib/domain/result.ts';
import type {
	ServerSecurity,
	ServerSecurityError,
	ServerSession
} from '#lib/ports/server-security.ts';

/** Where the joined account is logged in, and how that ends. */
export class ServerSessions {
	/** Undefined until the server has told. */
	#sessions = $state.raw<readonly ServerSession[]>();
	#error = $state.raw<ServerSecurityError>();
	#isBusy = $state(false);

	/** @param server loads what speaks with it */
	constructor(private readonly server: () => Promise<{ readonly security: ServerSecurity }>) {}

	/** This browser's first, then the one that was used last. */
	get sessions(): readonly ServerSession[] | undefined {
		return this.#sessions;
	}

	get error(): ServerSecurityError | undefined {
		return this.#error;
	}

	get isBusy(): boolean {
		return this.#isBusy;
	}

	refresh(): Promise<void> {
		return this.#do(() => Promise.resolve({ ok: true, value: undefined }));
	}

	end(id: string): Promise<void> {
		return this.#do((security) => security.endSession(id));
	}

	endOthers(): Promise<void> {
		return this.#do((security) => security.endOtherSessions());
	}

	async #do(
		work: (security: ServerSecurity) => Promise<Result<unknown, ServerSecurityError>>
	): Promise<void> {
		this.#isBusy = true;
		this.#error = undefined;
		try {
			const { security } = await this.server();
			const done = await work(security);
			const listed = done.ok ? await security.sessions() : done;
			if (listed.ok) this.#sessions = listed.value.toSorted(currentThenLatest);
			else this.#error = listed.error;
		} catch (cause) {
			this.#error = { kind: 'server-error', detail: String(cause) };
		} finally {
			this.#isBusy = false;
		}
	}
}

function currentThenLatest(a: ServerSession, b: ServerSession): number {
	return Number(b.isCurrent) - Number(a.isCurrent) || b.lastActiveAt - a.lastActiveAt;
}
