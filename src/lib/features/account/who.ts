import type { User } from '#lib/domain/accounts/account.ts';
import type { HistoryManager } from '#lib/domain/history/history-manager.ts';
import type { HistoryPorts } from '#lib/domain/history/history-ports.ts';
import type { Sealer } from '#lib/ports/key-vault.ts';

export type Who =
	/** Not known yet: the first paint does not wait for it. */
	| { readonly kind: 'loading' }
	| { readonly kind: 'guest' }
	| { readonly kind: 'signed-in'; readonly user: User; readonly sealer: Sealer };

/** History of whoever is here. A guest's lives in this tab's memory only. */
export interface OwnHistory {
	/** `guest-…` or the user's id. */
	readonly ownerId: string;
	readonly manager: HistoryManager;
	readonly ports: HistoryPorts;
	readonly sealer: Sealer;
}

/** What signing in answers: a new recovery code is to be shown, as it cannot be had again. */
export interface Welcome {
	readonly recoveryCode?: string | undefined;
	/** Runs of this session that were taken over into the history. */
	readonly adopted: number;
}
