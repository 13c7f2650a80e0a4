import { z } from 'zod';
import type { User } from '#lib/domain/accounts/account.ts';
import type { SessionChoice } from '#lib/domain/accounts/session-manager.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

const KEY = 'idleMs';
const idleSchema = z
	.int()
	.min(MINUTE_MS)
	.max(365 * DAY_MS);

/** The idle time that the user chose; an hour, or thirty days for who stays signed in, until they do. */
export function sessionChoice(user: User, isKept: boolean): SessionChoice {
	const chosen = idleSchema.safeParse(user.settings[KEY]);
	return { isKept, idleMs: chosen.success ? chosen.data : isKept ? 30 * DAY_MS : HOUR_MS };
}
