import type { User } from '#lib/domain/accounts/account.ts';
import type { Principal } from '#server/http/principal.ts';

/** Who asks for an analysis: a user, by a key or by a session. */
export interface Caller {
	readonly user: User;
	readonly keyId: string | undefined;
}

/** Nothing where nobody has said who they are. */
export function callerOf(principal: Principal): Caller | undefined {
	switch (principal.kind) {
		case 'anonymous':
			return undefined;
		case 'session':
			return { user: principal.user, keyId: undefined };
		case 'key':
			return { user: principal.user, keyId: principal.key.id };
	}
}
