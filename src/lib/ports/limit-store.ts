import type {
	LimitWindow,
	TakeRequest,
	TakeOutcome,
	LimitTicket
} from '#lib/domain/limits/window.ts';
import type { Result } from '#lib/domain/result.ts';
import type { StoreError } from './store-error.ts';

/** One hourly window a subject. Every method is one atomic step, also between tabs and servers. */
export interface LimitStore {
	read(subject: string): Promise<Result<LimitWindow | undefined, StoreError>>;
	/** Checks and counts by the rule of `takeFrom`. */
	take(request: TakeRequest): Promise<Result<TakeOutcome, StoreError>>;
	/** By the rule of `giveBackTo`. */
	giveBack(ticket: LimitTicket): Promise<Result<void, StoreError>>;
	/** By the rule of `reset`. */
	reset(subject: string, now: number): Promise<Result<void, StoreError>>;
}
