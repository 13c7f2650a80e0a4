import type { AccountError } from '#lib/domain/accounts/account-error.ts';
import * as m from '#lib/paraglide/account-errors.js';

/** What happened, what was kept, and what to do next: one or two plain sentences. */
export function describeAccountError(error: AccountError): string {
	switch (error.kind) {
		case 'username-length':
			return m.a_username_has_to_characters({ min: error.min, max: error.max });
		case 'username-characters':
			return m.a_username_begins_with_a_letter_or();
		case 'username-taken':
			return m.this_username_is_taken_on_this();
		case 'email-invalid':
			return m.this_is_not_an_e_mail_address();
		case 'password-short':
			return m.a_password_has_at_least_characters({ min: error.min });
		case 'password-long':
			return m.this_password_takes_bytes_can_be({ bytes: error.bytes, max: error.max });
		case 'password-common':
			return m.this_password_is_among_the_first();
		case 'password-is-name':
			return m.this_password_is_nearly_the();
		case 'wrong-credentials':
			return m.username_or_password_is_wrong();
		case 'wait':
			return m.too_many_failed_attempts_try_again({ forms: inWords(error.forMs) });
		case 'locked':
			return m.this_account_is_locked_the_devices();
		case 'needs-recovery-code':
			return m.this_account_was_imported_with_its();
		case 'wrong-length':
			return m.a_recovery_code_has_letters_and({
				expected: error.expected,
				symbols: error.symbols
			});
		case 'mistyped-group':
			return m.group_of_the_recovery_code_is({ group: error.group });
		case 'unknown-user':
			return m.this_account_no_longer_exists_on();
		case 'not-allowed':
			return m.only_an_admin_of_this_device_can();
		case 'last-admin':
			return m.this_is_the_only_admin_make();
		case 'quota-exceeded':
			return m.the_storage_of_this_device_is_full();
		case 'store-unavailable':
			return m.the_storage_of_this_browser_cannot();
	}
}

function inWords(milliseconds: number): string {
	const seconds = Math.max(1, Math.ceil(milliseconds / 1000));
	return seconds < 60
		? m.seconds({ count: seconds })
		: m.minutes({ count: Math.ceil(seconds / 60) });
}
