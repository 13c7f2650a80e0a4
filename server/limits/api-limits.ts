import type { User } from '#lib/domain/accounts/account.ts';
import type { LimitSubject } from '#lib/domain/limits/rate-limiter.ts';
import { RUNS_PER_HOUR, type Tier } from '#lib/domain/limits/tiers.ts';
import type { Settings } from '#server/config/settings.ts';

type LimitSettings = Pick<Settings, 'LIMIT_GUEST' | 'LIMIT_USER' | 'LIMIT_PRO' | 'LIMIT_KEY'>;

/** The hourly limit of a tier on this server. */
export function limitOfTier(tier: Tier, settings: LimitSettings): number {
	const own = { guest: settings.LIMIT_GUEST, user: settings.LIMIT_USER, pro: settings.LIMIT_PRO };
	return own[tier] ?? RUNS_PER_HOUR[tier];
}

/** The user's window, which all keys and sessions of theirs share. */
export function userSubject({ id, tier }: User, settings: LimitSettings): LimitSubject {
	return { id, tier, limit: limitOfTier(tier, settings) };
}

/** The key's own window, where keys have one. */
export function keySubject(
	keyId: string,
	{ tier }: User,
	{ LIMIT_KEY: limit }: LimitSettings
): LimitSubject | undefined {
	return limit === undefined ? undefined : { id: `key:${keyId}`, tier, limit };
}
