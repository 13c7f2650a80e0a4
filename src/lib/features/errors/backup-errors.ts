import type { BackupError } from '#lib/domain/backup/backup-error.ts';
import * as m from '#lib/paraglide/backup-errors.js';

/** What happened, what was kept, and what to do next. */
export function describeBackupError(error: BackupError): string {
	switch (error.kind) {
		case 'broken-file':
			return error.isCut
				? m.this_file_ends_too_early_it_was()
				: m.this_file_is_damaged_and_cannot_be();
		case 'not-a-backup':
			return m.this_is_not_an_export_of_textai();
		case 'newer-version':
			return m.this_file_was_written_by_a_newer({
				version: error.version,
				supported: error.supported
			});
		case 'changed-file':
			return m.this_file_was_changed_or_damaged({ section: error.section });
		case 'invalid-record':
			return m.this_file_holds_something_that({ section: error.section, detail: error.detail });
		case 'needs-passphrase':
			return m.this_file_is_encrypted_enter_the();
		case 'wrong-passphrase':
			return m.the_passphrase_is_wrong_or_the();
		case 'passphrase-short':
			return m.a_passphrase_has_at_least({ min: error.min });
		case 'sign-in-needed':
			return m.the_entries_in_this_file_become();
		case 'not-allowed':
			return m.only_an_admin_of_this_device_can();
		case 'quota-exceeded':
			return m.the_storage_of_this_device_is_full_3();
		case 'store-unavailable':
			return m.the_storage_of_this_browser_cannot();
	}
}
