import { z } from 'zod';

/** Windows are fixed and begin with the hours of UTC. */
export const WINDOW_MS = 3_600_000;

export const limitWindowSchema = z.object({
	subject: z.string().min(1).max(200),
	/** Milliseconds since 1970; never goes back, so a clock set back wins nothing. */
	start: z.int().min(0),
	used: z.int().min(0),
	/** Counts resets: what was taken before one is not given back after it. */
	resets: z.int().min(0)
});
export type LimitWindow = z.infer<typeof limitWindowSchema>;

export interface TakeRequest {
	readonly subject: string;
	/** Milliseconds since 1970. */
	readonly now: number;
	/** Runs a window. */
	readonly limit: number;
	/** Runs wanted. */
	readonly count: number;
	/** Take nothing if fewer than these are left. */
	readonly atLeast: number;
}

/** What was taken, to give back. */
export interface LimitTicket {
	readonly subject: string;
	readonly start: number;
	readonly resets: number;
	readonly count: number;
}

export interface TakeOutcome {
	/** Runs granted: 0, or from `atLeast` to `count`. */
	readonly granted: number;
	/** As it stands afterwards. */
	readonly window: LimitWindow;
}

/** The window that counts now: the stored one until the clock has passed its end. */
export function windowAt(
	stored: LimitWindow | undefined,
	subject: string,
	now: number
): LimitWindow {
	const start = Math.max(0, Math.floor(now / WINDOW_MS) * WINDOW_MS);
	if (stored && stored.start >= start) return stored;
	return { subject, start, used: 0, resets: stored?.resets ?? 0 };
}

/** The rule of check-and-count. A store runs it, or the like of it, in one atomic step. */
export function takeFrom(stored: LimitWindow | undefined, request: TakeRequest): TakeOutcome {
	const window = windowAt(stored, request.subject, request.now);
	const left = Math.max(0, request.limit - window.used);
	const possible = Math.min(request.count, left);
	const granted = possible >= request.atLeast ? possible : 0;
	return { granted, window: { ...window, used: window.used + granted } };
}

/** Nothing is given back to a window that is over or was reset. */
export function giveBackTo(
	stored: LimitWindow | undefined,
	{ start, resets, count }: LimitTicket
): LimitWindow | undefined {
	if (stored?.start !== start || stored.resets !== resets) return stored;
	return { ...stored, used: Math.max(0, stored.used - count) };
}

export function reset(stored: LimitWindow | undefined, subject: string, now: number): LimitWindow {
	const window = windowAt(stored, subject, now);
	return { ...window, used: 0, resets: window.resets + 1 };
}
