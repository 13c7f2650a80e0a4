import type { User } from '#lib/domain/accounts/account.ts';
import type { SessionChoice } from '#lib/domain/accounts/session-manager.ts';
import type { AccountServices } from '#lib/ports/account-services.ts';
import type { Sealer } from '#lib/ports/key-vault.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** What Settings offers: milliseconds without activity after which a session ends. */
export const IDLE_TIMES = [15 * MINUTE_MS, HOUR_MS, 8 * HOUR_MS, DAY_MS, 30 * DAY_MS] as const;

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

/**
 * Holds at once, and the idle time for later log-ins, too.
 * @returns whether it is stored; if not, it holds as long as this page
 */
export async function changeSession(
	{ sessions, users }: AccountServices,
	sealer: Sealer,
	choice: SessionChoice
): Promise<boolean> {
	const started = await sessions.start(sealer, choice);
	const settings = { [KEY]: choice.idleMs };
	const saved = await users.updateUser(sealer.userId, sealer.userId, { settings });
	return started.ok && saved.ok;
}
