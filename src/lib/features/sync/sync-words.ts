import { describeAccountError } from '#lib/features/errors/account-errors.ts';
import type { SignInError } from '#lib/domain/accounts/account-error.ts';
import type { BringError } from '#lib/domain/sync/bring-account.ts';
import type { OpenError } from '#lib/domain/sync/server-account.ts';
import type { SyncError } from '#lib/domain/sync/sync-cycle.ts';
import * as m from '#lib/paraglide/sync.js';
import type { ServerRegisterError } from '#lib/ports/server-people.ts';

/** Why devices are not in step, what was kept, and what to do. */
export function describeSyncError(error: SyncError): string {
	switch (error.kind) {
		case 'offline':
		case 'stopped':
			return m.why_offline();
		case 'server-busy':
			return m.why_server_busy();
		case 'signed-out':
			return m.why_signed_out();
		case 'foreign-client':
			return m.why_foreign_client();
		case 'storage-full':
			return m.why_storage_full();
		case 'no-progress':
			return m.why_no_progress();
		case 'quota-exceeded':
			return m.why_quota();
		case 'store-unavailable':
			return m.why_store();
		case 'server-error':
			return m.why_server_error({ detail: error.detail });
	}
}

export type JoinError =
	ServerRegisterError | OpenError | BringError | SignInError | { readonly kind: 'conflict' };

/** Why somebody could not join or log in: what they can do about it. */
export function describeJoinError(error: JoinError): string {
	switch (error.kind) {
		case 'wrong-credentials':
			return m.error_wrong();
		case 'code-needed':
			return m.error_code_needed();
		case 'wrong-code':
			return m.error_wrong_code();
		case 'name-or-email-taken':
			return m.error_taken();
		case 'confirm-email':
			return m.error_confirm();
		case 'invitation-needed':
			return m.error_invitation();
		case 'invitation-refused':
			return m.error_invitation_refused();
		case 'conflict':
			return m.error_conflict();
		case 'no-keys':
			return m.passphrase_text({ username: error.person.username });
		case 'other-passphrase':
			return m.other_passphrase_text({ username: error.person.username });
		case 'offline':
		case 'server-busy':
		case 'signed-out':
		case 'server-error':
			return describeSyncError(error);
		case 'locked':
		case 'wait':
		case 'needs-recovery-code':
		case 'quota-exceeded':
		case 'store-unavailable':
		case 'username-taken':
			return describeAccountError(error);
	}
}
