import { describeSyncError } from '#lib/features/sync/sync-words.ts';
import type { KeyProblem } from '#lib/ports/key-keeper.ts';
import * as m from '#lib/paraglide/key-errors.js';

/** What happened and what to do next. */
export function describeKeyError(error: KeyProblem): string {
	switch (error.kind) {
		case 'invalid-key-name':
			return m.give_the_key_a_name_of_1_to_60();
		case 'no-scopes':
			return m.choose_at_least_one_tool_that_the();
		case 'expiry-passed':
			return m.this_day_is_over_choose_a_later();
		case 'revoked-key':
			return m.this_key_is_revoked_already_make_a();
		case 'expired-key':
			return m.this_key_has_expired_make_a_new();
		case 'unknown-key':
		case 'malformed-key':
			return m.there_is_no_such_key_on_this();
		case 'out-of-scope':
			return m.this_key_may_not_run_that_tool();
		case 'no-user':
			return m.the_account_of_this_key_is_locked();
		case 'quota-exceeded':
			return m.the_storage_of_this_device_is_full_2();
		case 'offline':
		case 'server-busy':
		case 'signed-out':
		case 'server-error':
			return describeSyncError(error);
		case 'store-unavailable':
			return m.the_storage_of_this_browser_cannot();
	}
}
