import { err, ok, type Result } from '#lib/domain/result.ts';
import { formatStamp, MAX_COUNTER, parseStamp } from './stamp.ts';

/** How far a stamp may be ahead of the time that it arrives at. */
export const MAX_DRIFT_MS = 5 * 60_000;

/** The last time that was given or seen. */
export interface ClockState {
	readonly millis: number;
	readonly counter: number;
}

export interface ClockAhead {
	readonly kind: 'clock-ahead';
	/** Milliseconds beyond the time of whoever refused it. */
	readonly byMs: number;
}

export const CLOCK_START: ClockState = { millis: 0, counter: 0 };

/**
 * The next time of a hybrid logical clock (Kulkarni et al. 2014): later than every time it gave or saw, also
 * when the device's clock stands still or goes back. Never fails: nobody may be kept from writing.
 * @param now milliseconds since 1970
 */
export function tick(last: ClockState, now: number): ClockState {
	const millis = Math.max(Math.trunc(now), last.millis);
	if (millis > last.millis) return { millis, counter: 0 };
	if (last.counter < MAX_COUNTER) return { millis, counter: last.counter + 1 };
	return { millis: millis + 1, counter: 0 };
}

/** Takes in a stamp from elsewhere, so that whatever is written next is later than it. */
export function observe(
	last: ClockState,
	stamp: string,
	now: number
): Result<ClockState, ClockAhead> {
	const seen = parseStamp(stamp);
	const byMs = seen.millis - now;
	if (byMs > MAX_DRIFT_MS) return err({ kind: 'clock-ahead', byMs });
	const isLater =
		seen.millis > last.millis || (seen.millis === last.millis && seen.counter > last.counter);
	return ok(isLater ? { millis: seen.millis, counter: seen.counter } : last);
}

export function stampAt({ millis, counter }: ClockState, client: string): string {
	return formatStamp({ millis, counter, client });
}
