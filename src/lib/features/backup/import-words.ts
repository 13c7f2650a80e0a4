import type { ImportedKind } from '#lib/domain/backup/import-summary.ts';
import type { ConflictRule, PlanReason } from '#lib/domain/backup/planned.ts';

export const KIND_NAMES: Readonly<Record<ImportedKind, string>> = {
	accounts: 'Accounts',
	entries: 'History entries',
	apiKeys: 'API keys',
	limits: 'Runs of this hour',
	audit: 'Log entries'
};

export const RULES: readonly { readonly value: ConflictRule; readonly label: string }[] = [
	{ value: 'newer', label: 'Take the newer' },
	{ value: 'keep', label: 'Keep mine' },
	{ value: 'replace', label: 'Take the file’s' }
];

/** Why a record is left as it is; follows a number. */
export function describeReason(reason: PlanReason): string {
	switch (reason) {
		case 'same':
			return 'here already, just the same';
		case 'older':
			return 'older than what is here';
		case 'kept':
			return 'here already, left as they are';
		case 'username-taken':
			return 'with a username that another account here has';
		case 'no-owner':
			return 'of accounts that are neither here nor in the file';
		case 'other-key':
			return 'sealed under a key that this device does not have';
		case 'not-allowed':
			return 'somebody else’s: only an admin may bring them in';
		case 'new':
		case 'newer':
		case 'chosen':
			return 'taken over';
	}
}
