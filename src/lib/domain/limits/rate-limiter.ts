import { err, ok, type Result } from '#lib/domain/result.ts';
import type { Clock } from '#lib/ports/clock.ts';
import type { LimitStore } from '#lib/ports/limit-store.ts';
import type { StoreError } from '#lib/ports/store-error.ts';
import { RUNS_PER_HOUR, type Tier } from './tiers.ts';
import { WINDOW_MS, windowAt, type LimitTicket, type LimitWindow } from './window.ts';

/** Who is counted. A key's runs count as its user's. */
export interface LimitSubject {
	/** `guest`, or the id of a user. */
	readonly id: string;
	readonly tier: Tier;
	/** Runs a window, where they are not those of the tier. */
	readonly limit?: number | undefined;
}

export interface LimitStatus {
	readonly limit: number;
	readonly used: number;
	readonly remaining: number;
	/** Milliseconds since 1970. */
	readonly resetsAt: number;
}

export interface Taken {
	/** Hand it to `giveBack` if the run fails or is ended. */
	readonly ticket: LimitTicket;
	readonly status: LimitStatus;
}

export interface LimitReached {
	readonly kind: 'limit-reached';
	/** Runs asked for. */
	readonly wanted: number;
	readonly status: LimitStatus;
}

/**
 * So many runs an hour, by tier. A text is one run, a row of a batch is one run, an answer from the
 * cache is none. In a browser, clearing its data or setting its clock forward gets round this.
 */
export class RateLimiter {
	/** Tickets that were given back: each counts once. */
	readonly #spent = new WeakSet<LimitTicket>();

	constructor(
		private readonly store: LimitStore,
		private readonly clock: Clock
	) {}

	/** What is left, for the screen. It promises nothing: only `take` does. */
	async checkLimit(subject: LimitSubject): Promise<Result<LimitStatus, StoreError>> {
		const stored = await this.store.read(subject.id);
		if (!stored.ok) return stored;
		return ok(statusOf(windowAt(stored.value, subject.id, this.clock.now()), limitOf(subject)));
	}

	async getRemaining(subject: LimitSubject): Promise<Result<number, StoreError>> {
		const status = await this.checkLimit(subject);
		return status.ok ? ok(status.value.remaining) : status;
	}

	/**
	 * Checks and counts in one step: all of the runs or none.
	 * @param count rows of a batch, 1 for a single text; a whole number above 0
	 */
	take(subject: LimitSubject, count = 1): Promise<Result<Taken, LimitReached | StoreError>> {
		return this.#take(subject, count, count);
	}

	/** As `take`, but grants what is left if that is fewer: for the batch that does what it can. */
	takeUpTo(
		subject: LimitSubject,
		count: number
	): Promise<Result<Taken, LimitReached | StoreError>> {
		return this.#take(subject, count, 1);
	}

	/** The name that `take` has in the business vocabulary, for those who give nothing back. */
	async incrementUsage(
		subject: LimitSubject,
		count = 1
	): Promise<Result<LimitStatus, LimitReached | StoreError>> {
		const taken = await this.take(subject, count);
		return taken.ok ? ok(taken.value.status) : taken;
	}

	/**
	 * For a run that failed, was ended, or came from the cache. A second time changes nothing.
	 * @param count fewer than the ticket's, for a batch of which some rows were done
	 */
	async giveBack(ticket: LimitTicket, count = ticket.count): Promise<Result<void, StoreError>> {
		if (this.#spent.has(ticket)) return ok(undefined);
		this.#spent.add(ticket);
		const returned = Math.min(Math.max(0, count), ticket.count);
		const done = await this.store.giveBack({ ...ticket, count: returned });
		if (!done.ok) this.#spent.delete(ticket);
		return done;
	}

	/** Gives the subject a full window: for admins. */
	resetLimits(subjectId: string): Promise<Result<void, StoreError>> {
		return this.store.reset(subjectId, this.clock.now());
	}

	async #take(
		subject: LimitSubject,
		count: number,
		atLeast: number
	): Promise<Result<Taken, LimitReached | StoreError>> {
		if (!Number.isInteger(count) || count < 1) throw new RangeError('a whole number above 0');
		const limit = limitOf(subject);
		const now = this.clock.now();
		const outcome = await this.store.take({ subject: subject.id, now, limit, count, atLeast });
		if (!outcome.ok) return outcome;
		const { granted, window } = outcome.value;
		const status = statusOf(window, limit);
		if (granted === 0) return err({ kind: 'limit-reached', wanted: count, status });
		const { start, resets } = window;
		return ok({ ticket: { subject: subject.id, start, resets, count: granted }, status });
	}
}

function limitOf({ limit, tier }: LimitSubject): number {
	return limit ?? RUNS_PER_HOUR[tier];
}

function statusOf(window: LimitWindow, limit: number): LimitStatus {
	return {
		limit,
		used: window.used,
		remaining: Math.max(0, limit - window.used),
		resetsAt: window.start + WINDOW_MS
	};
}
