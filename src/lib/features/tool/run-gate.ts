import type { NewEntry } from '#lib/domain/history/new-entry.ts';
import type { LimitReached } from '#lib/domain/limits/rate-limiter.ts';
import type { Result } from '#lib/domain/result.ts';
import type { StoreError } from '#lib/ports/store-error.ts';

/** What stands before and after every run: so many an hour, and a history of them. */
export interface RunGate {
	/** Counts a run before it begins. The answer gives it back: call it for one that failed or was ended. */
	take(): Promise<Result<() => void, LimitReached>>;
	/** Adds a finished run to the history of whoever is here. */
	remember(entry: NewEntry): Promise<Result<void, StoreError>>;
}
