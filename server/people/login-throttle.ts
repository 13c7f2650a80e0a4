import { beginAttempt, FORGET_AFTER_MS } from '#lib/domain/accounts/login-delay.ts';
import { usernameKey } from '#lib/domain/accounts/username.ts';
import { err, ok, type Result } from '#lib/domain/result.ts';
import type { LimitTicket } from '#lib/domain/limits/window.ts';
import type { Clock } from '#lib/ports/clock.ts';
import type { LimitStore } from '#lib/ports/limit-store.ts';
import type { LoginAttemptStore } from '#lib/ports/login-attempt-store.ts';
import type { StoreError } from '#lib/ports/store-error.ts';
import { countAttempt, type Wait } from './address-limit.ts';

/** Failed log-ins an hour from one address, whatever the names; a large office shares one. */
const FAILURES_PER_ADDRESS = 60;

export interface ThrottlePorts {
	readonly attempts: LoginAttemptStore;
	readonly limits: LimitStore;
	readonly clock: Clock;
}

/** An attempt that may be made; it counts as failed until it is told otherwise. */
export interface Attempt {
	succeed(): Promise<void>;
}

/**
 * Holds guessing back: by name with a delay that grows, also for names that nobody has, and by address with an
 * hourly limit.
 */
export class LoginThrottle {
	constructor(private readonly ports: ThrottlePorts) {}

	/** @returns or how many milliseconds to wait */
	async begin(username: string, address: string): Promise<Result<Attempt, Wait | StoreError>> {
		const { attempts, limits, clock } = this.ports;
		const now = clock.now();
		const subject = `log-in ${address}`;
		const counted = await countAttempt(limits, subject, FAILURES_PER_ADDRESS, now);
		if (!counted.ok) return counted;
		const ticket = counted.value;

		const key = usernameKey(username);
		const begun = await attempts.update(key, (stored) => beginAttempt(stored, key, now));
		if (!begun.ok) return begun;
		if (begun.value?.isRefused) return err({ kind: 'wait', forMs: begun.value.blockedUntil - now });
		return ok({ succeed: () => this.#clear(key, ticket, now) });
	}

	/** A count that cannot be cleared must not keep the right person out. */
	async #clear(key: string, ticket: LimitTicket, now: number): Promise<void> {
		await this.ports.limits.giveBack(ticket);
		await this.ports.attempts.update(key, () => undefined);
		await this.ports.attempts.forget(now - FORGET_AFTER_MS);
	}
}
