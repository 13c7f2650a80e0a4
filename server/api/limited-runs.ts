import type {
	LimitReached,
	LimitStatus,
	LimitSubject,
	RateLimiter,
	Taken
} from '#lib/domain/limits/rate-limiter.ts';
import { err, ok, type Result } from '#lib/domain/result.ts';
import type { StoreError } from '#lib/ports/store-error.ts';
import type { Settings } from '#server/config/settings.ts';
import { keySubject, userSubject } from '#server/limits/api-limits.ts';
import type { Caller } from './caller.ts';

/** Which window a figure belongs to. */
export type PolicyName = 'user' | 'key';

/** The window that is nearest to its end, for the headers of an answer. */
export interface LimitReport {
	readonly policy: PolicyName;
	readonly status: LimitStatus;
}

export type LimitRefusal =
	| { readonly kind: 'limit-reached'; readonly wanted: number; readonly report: LimitReport }
	| StoreError;

/** Runs that were counted, to give back those that came to nothing. */
export interface Grant {
	readonly report: LimitReport;
	giveBack(count: number): Promise<void>;
}

/** Counts a caller's inputs in the user's window and, where keys have one, in the key's. */
export class LimitedRuns {
	constructor(
		private readonly limiter: RateLimiter,
		private readonly settings: Settings
	) {}

	/** All or none; 0 only looks. */
	async take(caller: Caller, count: number): Promise<Result<Grant, LimitRefusal>> {
		const user = userSubject(caller.user, this.settings);
		const key = this.#keySubject(caller);
		if (count === 0) return this.#look(user, key);
		const byUser = await this.limiter.take(user, count);
		if (!byUser.ok) return err(refusal(byUser.error, 'user'));
		if (!key) return ok(this.#grant([{ policy: 'user', taken: byUser.value }]));
		const byKey = await this.limiter.take(key, count);
		if (byKey.ok) {
			const both = [
				{ policy: 'user', taken: byUser.value },
				{ policy: 'key', taken: byKey.value }
			] as const;
			return ok(this.#grant(both));
		}
		await this.limiter.giveBack(byUser.value.ticket);
		return err(refusal(byKey.error, 'key'));
	}

	/** As many as are left, up to `count`; 0 where there are none. */
	async takeUpTo(
		caller: Caller,
		count: number
	): Promise<Result<Grant & { readonly count: number }, LimitRefusal>> {
		const reports = await this.status(caller);
		if (!reports.ok) return reports;
		const least = nearest(reports.value);
		const wanted = Math.min(count, least.status.remaining);
		const granted = await this.take(caller, wanted);
		if (granted.ok) return ok({ ...granted.value, count: wanted });
		if (granted.error.kind !== 'limit-reached') return granted;
		// Somebody was quicker: the caller comes again.
		const { report } = granted.error;
		return ok({ report, count: 0, giveBack: () => Promise.resolve() });
	}

	/** What a caller has left. */
	async status(caller: Caller): Promise<Result<readonly LimitReport[], StoreError>> {
		const user = await this.limiter.checkLimit(userSubject(caller.user, this.settings));
		if (!user.ok) return user;
		const reports: LimitReport[] = [{ policy: 'user', status: user.value }];
		const subject = this.#keySubject(caller);
		if (!subject) return ok(reports);
		const key = await this.limiter.checkLimit(subject);
		return key.ok ? ok([...reports, { policy: 'key', status: key.value }]) : key;
	}

	async #look(
		user: LimitSubject,
		key: LimitSubject | undefined
	): Promise<Result<Grant, StoreError>> {
		const reports: LimitReport[] = [];
		for (const [policy, subject] of [['user', user] as const, ['key', key] as const]) {
			if (!subject) continue;
			const status = await this.limiter.checkLimit(subject);
			if (!status.ok) return status;
			reports.push({ policy, status: status.value });
		}
		return ok({ report: nearest(reports), giveBack: () => Promise.resolve() });
	}

	#grant(windows: readonly { readonly policy: PolicyName; readonly taken: Taken }[]): Grant {
		return {
			report: nearest(windows.map(({ policy, taken }) => ({ policy, status: taken.status }))),
			giveBack: async (count) => {
				if (count === 0) return;
				// A store that fails here costs the user some runs of this hour, no more.
				for (const { taken } of windows) await this.limiter.giveBack(taken.ticket, count);
			}
		};
	}

	#keySubject({ user, keyId }: Caller): LimitSubject | undefined {
		return keyId === undefined ? undefined : keySubject(keyId, user, this.settings);
	}
}

function nearest(reports: readonly LimitReport[]): LimitReport {
	const [first, ...rest] = reports;
	if (!first) throw new RangeError('There is always the window of the user.');
	return rest.reduce(
		(least, report) => (report.status.remaining < least.status.remaining ? report : least),
		first
	);
}

function refusal(error: LimitReached | StoreError, policy: PolicyName): LimitRefusal {
	return error.kind === 'limit-reached'
		? { kind: error.kind, wanted: error.wanted, report: { policy, status: error.status } }
		: error;
}
