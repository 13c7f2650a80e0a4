import { ok, type Result } from '#lib/domain/result.ts';
import type { Clock } from '#lib/ports/clock.ts';
import type { KeyVault, Sealer } from '#lib/ports/key-vault.ts';
import type { SessionStore, StoredSession } from '#lib/ports/session-store.ts';
import type { StoreError } from '#lib/ports/store-error.ts';

/** Tabs say at least this often that they live: a session that is not kept ends soon after its last tab. */
export const HEARTBEAT_MS = 60_000;

export interface SessionChoice {
	/** "Stay signed in": it goes on after the browser was closed. */
	readonly isKept: boolean;
	/** Milliseconds without activity after which it ends. */
	readonly idleMs: number;
}

/**
 * Who is signed in on this device. It ends by log-out in any tab, by idle time, or, unless it is kept, when
 * its tabs are closed. The key it holds can be used but not read.
 */
export class SessionManager {
	/** @param visitId names the life of this tab and is the same after a reload (session storage) */
	constructor(
		private readonly store: SessionStore,
		private readonly vault: KeyVault,
		private readonly clock: Clock,
		private readonly visitId: string
	) {}

	start(sealer: Sealer, { isKept, idleMs }: SessionChoice): Promise<Result<void, StoreError>> {
		return this.store.write({
			userId: sealer.userId,
			handle: sealer.handle,
			lastActiveAt: this.clock.now(),
			idleMs,
			isKept,
			visitId: this.visitId
		});
	}

	/** The open key of whoever is signed in; nothing if nobody is, or no longer. */
	async current(): Promise<Result<Sealer | undefined, StoreError>> {
		const stored = await this.store.read();
		if (!stored.ok) return stored;
		if (!stored.value) return ok(undefined);
		const session = stored.value;
		if (this.#isOver(session)) {
			const ended = await this.end();
			return ended.ok ? ok(undefined) : ended;
		}
		if (!session.isKept && session.visitId !== this.visitId) return ok(undefined);
		return ok(this.vault.restore(session.userId, session.handle));
	}

	/** What was chosen for the session that is open; nothing if none is. */
	async choice(): Promise<Result<SessionChoice | undefined, StoreError>> {
		const stored = await this.store.read();
		if (!stored.ok || !stored.value) return stored;
		const { isKept, idleMs } = stored.value;
		return ok({ isKept, idleMs });
	}

	/** The user did something: the idle time begins anew. At least every `HEARTBEAT_MS` while a tab is used. */
	async touch(): Promise<Result<void, StoreError>> {
		const stored = await this.store.read();
		if (!stored.ok) return stored;
		if (!stored.value || this.#isOver(stored.value)) return this.end();
		return this.store.write({ ...stored.value, lastActiveAt: this.clock.now() });
	}

	/** In all tabs. */
	end(): Promise<Result<void, StoreError>> {
		return this.store.write(undefined);
	}

	#isOver({ lastActiveAt, idleMs, isKept, visitId }: StoredSession): boolean {
		// A clock set back must not lengthen it.
		const idle = Math.abs(this.clock.now() - lastActiveAt);
		if (idle >= idleMs) return true;
		return !isKept && visitId !== this.visitId && idle > 2 * HEARTBEAT_MS;
	}
}
