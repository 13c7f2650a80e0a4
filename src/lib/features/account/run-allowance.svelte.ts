import { createContext } from 'svelte';
import type { NewEntry } from '#lib/domain/history/new-entry.ts';
import type { LimitReached, LimitStatus, LimitSubject } from '#lib/domain/limits/rate-limiter.ts';
import { ok, type Result } from '#lib/domain/result.ts';
import type { RunGate } from '#lib/features/tool/run-gate.ts';
import type { StoreError } from '#lib/ports/store-error.ts';
import type { AccountState } from './account-state.svelte.ts';

/** The longest time that a timer can wait is 24 days; an hour is the longest that is needed. */
const LONGEST_WAIT_MS = 3_600_000;

/** Counts the runs of whoever is here, in all tabs, and remembers them. */
export class RunAllowance implements RunGate {
	#status = $state.raw<LimitStatus>();

	constructor(private readonly account: AccountState) {}

	/** What is left this hour; nothing until that is known. */
	get status(): LimitStatus | undefined {
		return this.#status;
	}

	/** Follows the count, also of other tabs, until the answer is called. Call it anew for another user. */
	follow(): () => void {
		const ends: (() => void)[] = [];
		let timer: ReturnType<typeof setTimeout> | undefined;
		let isEnded = false;
		const look = async () => {
			await this.#refresh();
			if (isEnded || !this.#status) return;
			const left = this.#status.resetsAt - Date.now();
			clearTimeout(timer);
			timer = setTimeout(() => void look(), Math.min(Math.max(left, 0) + 50, LONGEST_WAIT_MS));
		};
		const begin = async () => {
			const services = await this.account.services();
			if (!isEnded) ends.push(services.onChange(['limits'], () => void look()));
			await look();
		};
		void begin().catch(() => undefined);
		return () => {
			isEnded = true;
			clearTimeout(timer);
			for (const end of ends) end();
		};
	}

	async take(): Promise<Result<() => void, LimitReached>> {
		const services = await this.#known();
		// The accounts could not be loaded: that must not keep anyone from working.
		if (!services) return ok(() => undefined);
		const taken = await services.limits.take(this.#subject());
		if (taken.ok) {
			const { ticket, status } = taken.value;
			this.#status = status;
			return ok(() => void services.limits.giveBack(ticket));
		}
		if (taken.error.kind !== 'limit-reached') return ok(() => undefined);
		this.#status = taken.error.status;
		return { ok: false, error: taken.error };
	}

	async remember(entry: NewEntry): Promise<Result<void, StoreError>> {
		const { history } = this.account;
		if (!history) return ok(undefined);
		const added = await history.manager.addEntry(entry);
		return added.ok ? ok(undefined) : added;
	}

	async #known() {
		try {
			const services = await this.account.services();
			if (this.account.who.kind === 'loading') await this.account.refresh();
			return services;
		} catch {
			return undefined;
		}
	}

	#subject(): LimitSubject {
		const { user } = this.account;
		return user ? { id: user.id, tier: user.tier } : { id: 'guest', tier: 'guest' };
	}

	async #refresh(): Promise<void> {
		const services = await this.#known();
		const status = await services?.limits.checkLimit(this.#subject());
		if (status?.ok) this.#status = status.value;
	}
}

export const [getAllowance, setAllowance] = createContext<RunAllowance>();
