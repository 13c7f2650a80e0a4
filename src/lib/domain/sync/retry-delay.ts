import type { SyncError } from './sync-cycle.ts';

const FIRST_MS = 2000;
/** However often it failed: nobody waits longer than this once the server is back. */
const LONGEST_MS = 5 * 60_000;

/**
 * Milliseconds until the next attempt: twice as long after each failure, spread by chance so that the devices of
 * many people do not come back all at once, and never sooner than the server asked for.
 * @param failures one after the other, at least 1
 * @param chance from 0 to 1
 * @returns nothing where trying again is of no use before somebody does something
 */
export function retryDelay(error: SyncError, failures: number, chance: number): number | undefined {
	if (error.kind === 'signed-out' || error.kind === 'foreign-client') return undefined;
	const asked = error.kind === 'server-busy' ? (error.retryAfterMs ?? 0) : 0;
	const longest = Math.min(LONGEST_MS, FIRST_MS * 2 ** (failures - 1));
	return Math.max(asked, longest * (0.5 + chance / 2));
}
