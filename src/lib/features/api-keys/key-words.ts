import type { ApiKey } from '#lib/domain/api-keys/api-key.ts';
import { TOOLS } from '#lib/domain/tools.ts';

export interface KeyStatus {
	readonly kind: 'active' | 'expired' | 'revoked';
	readonly label: string;
}

/** @param now milliseconds since 1970 */
export function statusOf({ revokedAt, revokedFor, expiresAt }: ApiKey, now: number): KeyStatus {
	if (revokedAt !== undefined) {
		const label =
			revokedFor === 'rotated'
				? 'Replaced'
				: revokedFor === 'imported'
					? 'Revoked at the import'
					: 'Revoked';
		return { kind: 'revoked', label };
	}
	if (expiresAt !== undefined && expiresAt <= now) return { kind: 'expired', label: 'Expired' };
	return { kind: 'active', label: 'Active' };
}

/** "All tools", or their names. */
export function describeScopes({ scopes }: ApiKey): string {
	if (scopes.length === 0) return 'No tools';
	if (scopes.length === TOOLS.length) return 'All tools';
	return TOOLS.filter(({ id }) => scopes.includes(id))
		.map(({ name }) => name)
		.join(', ');
}

/** Ways that a new key can end, in days. */
export const LIFETIMES = [
	{ value: '30', label: '30 days' },
	{ value: '90', label: '90 days' },
	{ value: '365', label: 'One year' },
	{ value: 'never', label: 'Never' }
] as const;
export type Lifetime = (typeof LIFETIMES)[number]['value'];

const DAY_MS = 86_400_000;

/** @param now milliseconds since 1970 */
export function expiryOf(lifetime: Lifetime, now: number): number | undefined {
	return lifetime === 'never' ? undefined : now + Number(lifetime) * DAY_MS;
}
