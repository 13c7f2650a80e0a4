import { limitedRows, type RowAllowance } from '#lib/domain/batch/row-allowance.ts';
import type { LimitStatus, LimitSubject } from '#lib/domain/limits/rate-limiter.ts';
import { ok } from '#lib/domain/result.ts';
import type { AccountState } from '#lib/features/account/account-state.svelte.ts';

interface Limits {
	readonly allowance: RowAllowance;
	/** Nothing where nobody counts. */
	status(): Promise<LimitStatus | undefined>;
}

/** Limits of whoever is here when they are asked. Without the accounts nobody counts, as on the tools' own pages. */
export async function limitsOf(account: AccountState): Promise<Limits> {
	const subject = (): LimitSubject => {
		const { user } = account;
		return user ? { id: user.id, tier: user.tier } : { id: 'guest', tier: 'guest' };
	};
	try {
		const { limits } = await account.services();
		return {
			allowance: limitedRows(limits, subject),
			status: async () => {
				const status = await limits.checkLimit(subject());
				return status.ok ? status.value : undefined;
			}
		};
	} catch {
		return {
			allowance: {
				take: (count) => Promise.resolve(ok({ count, giveBack: () => Promise.resolve() }))
			},
			status: () => Promise.resolve(undefined)
		};
	}
}
