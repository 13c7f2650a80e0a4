import { err, ok, type Result } from '#lib/domain/result.ts';
import { WINDOW_MS, type LimitTicket } from '#lib/domain/limits/window.ts';
import type { LimitStore } from '#lib/ports/limit-store.ts';
import type { StoreError } from '#lib/ports/store-error.ts';

export interface Wait {
	readonly kind: 'wait';
	readonly forMs: number;
}

/**
 * Counts one attempt of an address.
 * @param subject what is tried, and from which address
 * @param perHour attempts in each hour
 * @returns what gives it back, or how long to wait
 */
export async function countAttempt(
	limits: LimitStore,
	subject: string,
	perHour: number,
	now: number
): Promise<Result<LimitTicket, Wait | StoreError>> {
	const taken = await limits.take({ subject, now, limit: perHour, count: 1, atLeast: 1 });
	if (!taken.ok) return taken;
	const { granted, window } = taken.value;
	if (granted === 0) return err({ kind: 'wait', forMs: window.start + WINDOW_MS - now });
	return ok({ subject, start: window.start, resets: window.resets, count: 1 });
}
