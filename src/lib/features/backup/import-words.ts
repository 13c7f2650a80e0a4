import type { ImportedKind } from '#lib/domain/backup/import-summary.ts';
import type { ConflictRule, PlanReason } from '#lib/domain/backup/planned.ts';
import type { SeedNote } from '#lib/domain/backup/seed-import.ts';
import * as m from '#lib/paraglide/backup.js';

export const KIND_NAMES: Readonly<Record<ImportedKind, () => string>> = {
	accounts: m.accounts,
	entries: m.history_entries,
	apiKeys: m.api_keys,
	limits: m.runs_of_this_hour,
	audit: m.log_entries
};

export const RULES: readonly { readonly value: ConflictRule; readonly label: () => string }[] = [
	{ value: 'newer', label: m.take_the_newer },
	{ value: 'keep', label: m.keep_mine },
	{ value: 'replace', label: m.take_the_files }
];

/** Why a record is left as it is; follows a number. */
export function describeReason(reason: PlanReason): string {
	switch (reason) {
		case 'same':
			return m.here_already_just_the_same();
		case 'older':
			return m.older_than_what_is_here();
		case 'kept':
			return m.here_already_left_as_they_are();
		case 'username-taken':
			return m.with_a_username_that_another();
		case 'no-owner':
			return m.of_accounts_that_are_neither_here();
		case 'other-key':
			return m.sealed_under_a_key_that_this();
		case 'not-allowed':
			return m.somebody_elses_only_an_admin_may();
		case 'new':
		case 'newer':
		case 'chosen':
			return m.taken_over();
	}
}

/** What of the files of the earlier system could not be taken over. */
export function describeSeedNote(note: SeedNote): string {
	switch (note.kind) {
		case 'same-name':
			return m.seed_same_name({ name: note.name });
		case 'no-username':
			return m.seed_no_username({ name: note.name });
		case 'no-password':
			return m.seed_no_password({ name: note.name });
		case 'unknown-tools':
			return m.seed_unknown_tools({ name: note.name, count: note.runs });
		case 'revoked-keys':
			return m.seed_revoked_keys({ count: note.keys });
	}
}
