import * as m from '#lib/paraglide/account.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** `15 minutes`, `1 hour`, `30 days`. Apart from the choice itself, which every first page loads. */
export function idleWords(idleMs: number): string {
	if (idleMs < HOUR_MS) return m.minutes({ count: idleMs / MINUTE_MS });
	return idleMs < DAY_MS
		? m.hours({ count: idleMs / HOUR_MS })
		: m.days({ count: idleMs / DAY_MS });
}
