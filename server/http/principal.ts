import type { User } from '#lib/domain/accounts/account.ts';
import type { ApiKey } from '#lib/domain/api-keys/api-key.ts';

/** Who sends a request. Whatever was presented has been checked: a bad key or session never gets this far. */
export type Principal =
	| { readonly kind: 'anonymous' }
	| { readonly kind: 'session'; readonly user: User; readonly session: SessionFacts }
	| { readonly kind: 'key'; readonly user: User; readonly key: ApiKey };

export interface SessionFacts {
	readonly id: string;
	/** When its user last proved who they are, in milliseconds since 1970. */
	readonly provenAt: number;
}
