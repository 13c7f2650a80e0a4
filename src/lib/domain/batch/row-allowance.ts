import type { StoreError } from '#lib/ports/store-error.ts';
import { err, ok, type Result } from '#lib/domain/result.ts';
import type { LimitSubject, RateLimiter } from '#lib/domain/limits/rate-limiter.ts';

export interface GrantedRows {
	readonly count: number;
	/** For rows that gave no result. */
	giveBack(count: number): Promise<void>;
}

/** Rows that a tier still allows this hour. */
export interface RowAllowance {
	/** As many as are left, up to `count`; or when there will be more. */
	take(
		count: number
	): Promise<
		Result<GrantedRows, { readonly kind: 'none-left'; readonly until: number } | StoreError>
	>;
}

/** The limit of one user or guest, a row being one run. */
export function limitedRows(limiter: RateLimiter, subject: () => LimitSubject): RowAllowance {
	return {
		take: async (count) => {
			const taken = await limiter.takeUpTo(subject(), count);
			if (taken.ok) {
				const { ticket } = taken.value;
				return ok({
					count: ticket.count,
					giveBack: async (rows) => {
						// A store that fails here costs the user some rows of this hour, no more.
						await limiter.giveBack(ticket, rows);
					}
				});
			}
			const { error } = taken;
			return error.kind === 'limit-reached'
				? err({ kind: 'none-left', until: error.status.resetsAt })
				: err(error);
		}
	};
}
