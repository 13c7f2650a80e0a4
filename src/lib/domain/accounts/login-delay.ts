import { z } from 'zod';

/** Failures that cost nothing: everyone mistypes. */
const FREE_FAILURES = 3;
const FIRST_DELAY_MS = 1000;
const LONGEST_DELAY_MS = 15 * 60_000;
/** After a day without a failure it begins anew. */
export const FORGET_AFTER_MS = 24 * 3_600_000;

export const loginAttemptsSchema = z.object({
	key: z.string(),
	/** Attempts since the last success, those under way included. */
	failures: z.int().min(0),
	lastAt: z.int(),
	/** No attempt is looked at before. */
	blockedUntil: z.int(),
	/** Set in the step that began this attempt, so that its caller knows whether it may go on. */
	isRefused: z.boolean()
});
export type LoginAttempts = z.infer<typeof loginAttemptsSchema>;

/** Milliseconds to wait after so many failures: none for three, then 1 s, doubled each time up to 15 minutes. */
export function delayAfter(failures: number): number {
	if (failures <= FREE_FAILURES) return 0;
	return Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** (failures - FREE_FAILURES - 1));
}

/**
 * Counts an attempt as failed before it is made, so that many at once gain nothing; a success clears the
 * count. A refused one is not counted. A clock set back never makes anyone wait longer than the delay itself.
 */
export function beginAttempt(
	stored: LoginAttempts | undefined,
	key: string,
	now: number
): LoginAttempts {
	const isOld = stored !== undefined && now - stored.lastAt > FORGET_AFTER_MS;
	const past = stored && !isOld ? stored : { failures: 0, blockedUntil: 0, lastAt: now };
	const wait = Math.min(past.blockedUntil - now, delayAfter(past.failures));
	if (wait > 0) {
		return { key, ...past, blockedUntil: now + wait, isRefused: true };
	}
	const failures = past.failures + 1;
	return { key, failures, lastAt: now, blockedUntil: now + delayAfter(failures), isRefused: false };
}
