import type { User } from '#lib/domain/accounts/account.ts';
import type { SessionChoice } from '#lib/domain/accounts/session-manager.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

const KEY = 'idleMs';

/** The idle time that the user chose; an hour, or thirty days for who stays signed in, until they do. */
export function sessionChoice(user: User, isKept: boolean): SessionChoice {
	const chosen = user.settings[KEY];
	return { isKept, idleMs: isIdleTime(chosen) ? chosen : isKept ? 30 * DAY_MS : HOUR_MS };
}

/** By hand: the first page needs this, and has no zod. */
function isIdleTime(value: unknown): value is number {
	return Number.isInteger(value) && Number(value) >= MINUTE_MS && Number(value) <= 365 * DAY_MS;
}
