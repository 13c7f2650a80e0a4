import { createContext } from 'svelte';
import { retryDelay } from '#lib/domain/sync/retry-delay.ts';
import type { SyncError } from '#lib/domain/sync/sync-cycle.ts';
import type { AccountServices } from '#lib/ports/account-services.ts';
import type { Sealer } from '#lib/ports/key-vault.ts';
import type { ServerLink } from '#lib/ports/server-links.ts';

/** After a change: more may follow at once. */
const SETTLE_MS = 1000;
/** While the page is seen, what others wrote is asked for this often. */
const POLL_MS = 60_000;
/** Another tab is at it: a look whether it is done. */
const OTHER_TAB_MS = 5000;

/** Keeps whoever is here in step with the server that they joined, if they joined one. */
export class SyncState {
	/** Code of the link by which somebody came, until it is used. */
	invitation = $state<string>();
	/** Nothing where this user has joined no server. */
	#link = $state.raw<ServerLink>();
	#waiting = $state(0);
	#parked = $state(0);
	#isBusy = $state(false);
	#isOnline = $state(true);
	/** Undefined until the server was asked. */
	#isAdmin = $state<boolean>();
	#failure = $state.raw<SyncError>();
	#failures = 0;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#stop = new AbortController();
	#whose: { readonly services: AccountServices; readonly sealer: Sealer } | undefined;

	get link(): ServerLink | undefined {
		return this.#link;
	}

	/** Changes that the server has not confirmed. */
	get waiting(): number {
		return this.#waiting;
	}

	/** Changes too large for a server. */
	get parked(): number {
		return this.#parked;
	}

	get failure(): SyncError | undefined {
		return this.#failure;
	}

	get isBusy(): boolean {
		return this.#isBusy;
	}

	/** Whether the joined account is an admin's there; undefined until the server has told. */
	get isAdmin(): boolean | undefined {
		return this.#isAdmin;
	}

	get kind(): 'off' | 'synced' | 'working' | 'waiting' | 'offline' | 'failed' {
		if (!this.#link) return 'off';
		if (!this.#isOnline || this.#failure?.kind === 'offline') return 'offline';
		if (this.#failure) return 'failed';
		if (this.#waiting > 0) return 'waiting';
		return this.#isBusy && this.#link.lastSyncAt === undefined ? 'working' : 'synced';
	}

	/** Follows a user until the answer is called. */
	follow(load: () => Promise<AccountServices>, sealer: Sealer): () => void {
		const stop = new AbortController();
		this.#stop = stop;
		const ends: (() => void)[] = [];
		const begin = async () => {
			const services = await load();
			if (stop.signal.aborted) return;
			this.#whose = { services, sealer };
			ends.push(services.links.onWaiting(() => void this.#look()));
			await this.refresh();
		};
		void begin();
		return () => {
			stop.abort();
			for (const end of ends) end();
			clearTimeout(this.#timer);
			this.#whose = undefined;
			this.#link = undefined;
			this.#failure = undefined;
			this.#isAdmin = undefined;
			this.#waiting = this.#parked = this.#failures = 0;
		};
	}

	/** Reads anew whether the user has joined, and syncs if so. */
	async refresh(): Promise<void> {
		if (!this.#whose) return;
		const { services, sealer } = this.#whose;
		const link = await services.links.of(sealer.userId);
		if (!this.#isStill(sealer)) return;
		this.#link = link.ok ? link.value : undefined;
		this.#failure = undefined;
		this.#isAdmin = undefined;
		this.#failures = 0;
		await this.#count();
		if (this.#link) await this.sync();
	}

	/** The page is seen again, or the network is back. */
	wake(): void {
		this.#isOnline = navigator.onLine;
		if (this.#link && this.#isOnline && this.#failure?.kind !== 'signed-out') this.#plan(0);
	}

	sleep(): void {
		this.#isOnline = navigator.onLine;
	}

	async sync(): Promise<void> {
		if (!this.#whose || !this.#link || this.#isBusy) return;
		const { services, sealer } = this.#whose;
		const { signal } = this.#stop;
		this.#isOnline = navigator.onLine;
		if (!this.#isOnline) return;
		clearTimeout(this.#timer);
		this.#isBusy = true;
		try {
			const server = await services.server();
			const done = await server.sync(sealer, signal);
			if (signal.aborted) return;
			if (!done) this.#plan(OTHER_TAB_MS);
			else if (done.ok) await this.#succeed(services, sealer);
			else this.#fail(done.error);
		} catch (cause) {
			if (!signal.aborted) this.#fail({ kind: 'server-error', detail: String(cause) });
		} finally {
			this.#isBusy = false;
			await this.#count();
		}
	}

	async #succeed(services: AccountServices, sealer: Sealer): Promise<void> {
		const lastSyncAt = Date.now();
		await services.links.noteSync(sealer.userId, lastSyncAt);
		if (this.#link) this.#link = { ...this.#link, lastSyncAt };
		this.#failure = undefined;
		this.#failures = 0;
		this.#plan(POLL_MS);
		if (this.#isAdmin === undefined) await this.#askWho(services, sealer);
	}

	/** Once a visit: the navigation shows the server's page to its admins. */
	async #askWho(services: AccountServices, sealer: Sealer): Promise<void> {
		const person = await (await services.server()).people.current();
		if (person.ok && this.#isStill(sealer)) this.#isAdmin = person.value?.isAdmin === true;
	}

	#fail(error: SyncError): void {
		this.#failure = error;
		const delay = retryDelay(error, ++this.#failures, Math.random());
		if (delay !== undefined) this.#plan(delay);
	}

	/** Something is to be told. While an attempt waits for its time, it goes along with that. */
	async #look(): Promise<void> {
		const before = this.#waiting;
		await this.#count();
		if (this.#waiting > before && this.#link && !this.#failure) this.#plan(SETTLE_MS);
	}

	async #count(): Promise<void> {
		if (!this.#whose) return;
		const { services, sealer } = this.#whose;
		const counted = await services.links.waiting(sealer.userId);
		if (!counted.ok || !this.#isStill(sealer)) return;
		this.#waiting = counted.value.waiting;
		this.#parked = counted.value.parked;
	}

	#isStill(sealer: Sealer): boolean {
		return this.#whose?.sealer === sealer;
	}

	#plan(delayMs: number): void {
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => {
			if (document.visibilityState === 'visible' || this.#waiting > 0) void this.sync();
			else this.#plan(POLL_MS);
		}, delayMs);
	}
}

export const [getSync, setSync] = createContext<SyncState>();
