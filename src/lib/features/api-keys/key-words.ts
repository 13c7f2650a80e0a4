import type { KeyInfo } from '#lib/domain/api-keys/api-key.ts';
import { TOOLS } from '#lib/domain/tools.ts';
import { toolName } from '#lib/features/tool/tool-words.ts';
import * as m from '#lib/paraglide/api-keys.js';

export interface KeyStatus {
	readonly kind: 'active' | 'expired' | 'revoked';
	readonly label: string;
}

/** @param now milliseconds since 1970 */
export function statusOf({ revokedAt, revokedFor, expiresAt }: KeyInfo, now: number): KeyStatus {
	if (revokedAt !== undefined) {
		const label =
			revokedFor === 'rotated'
				? m.replaced()
				: revokedFor === 'imported'
					? m.revoked_at_the_import()
					: m.revoked();
		return { kind: 'revoked', label };
	}
	if (expiresAt !== undefined && expiresAt <= now) return { kind: 'expired', label: m.expired() };
	return { kind: 'active', label: m.active() };
}

/** "All tools", or their names. */
export function describeScopes({ scopes }: KeyInfo): string {
	if (scopes.length === 0) return m.no_tools();
	if (scopes.length === TOOLS.length) return m.all_tools();
	return TOOLS.filter(({ id }) => scopes.includes(id))
		.map(({ id }) => toolName(id))
		.join(', ');
}

/** Ways that a new key can end, in days. */
export const LIFETIMES = [
	{ value: '30', label: () => m.days({ count: 30 }) },
	{ value: '90', label: () => m.days({ count: 90 }) },
	{ value: '365', label: m.one_year },
	{ value: 'never', label: m.never }
] as const;
export type Lifetime = (typeof LIFETIMES)[number]['value'];

const DAY_MS = 86_400_000;

/** @param now milliseconds since 1970 */
export function expiryOf(lifetime: Lifetime, now: number): number | undefined {
	return lifetime === 'never' ? undefined : now + Number(lifetime) * DAY_MS;
}
