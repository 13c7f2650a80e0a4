import type { ServerAuditAction, ServerAuditEvent } from '#lib/domain/admin/server-facts.ts';
import { ACTIONS } from '#lib/features/admin/admin-words.ts';
import { describeSyncError } from '#lib/features/sync/sync-words.ts';
import type { Tier } from '#lib/domain/limits/tiers.ts';
import * as m from '#lib/paraglide/server-admin.js';
import type { ServerAdminError } from '#lib/ports/server-admin.ts';

/** What was done, between who did it and whose account it was. */
const SERVER_ACTIONS: Readonly<Record<ServerAuditAction, () => string>> = {
	...ACTIONS,
	'signed-out': m.did_sign_out,
	'sessions-ended': m.did_end_sessions,
	'reset-requested': m.did_ask_for_reset,
	'password-reset': m.did_reset_password,
	'email-confirmed': m.did_confirm_email,
	'second-factor-added': m.did_add_second_factor,
	'second-factor-removed': m.did_remove_second_factor,
	'key-made': m.did_make_key,
	'key-revoked': m.did_revoke_key,
	'key-rotated': m.did_rotate_key,
	invited: m.did_invite,
	'invitation-withdrawn': m.did_withdraw_invitation,
	'keyring-replaced': m.did_replace_keyring,
	'backed-up': m.did_back_up
};

/** Actions that are told without an object where it is oneself. */
const OWN: readonly ServerAuditAction[] = [
	...(['registered', 'signed-in', 'signed-out'] as const),
	...(['invited', 'invitation-withdrawn', 'backed-up'] as const)
];

/** @param nameOf name of a person by id; nothing for who is not shown */
export function tellServerEvent(
	{ action, actorId, subjectId, subjectName }: ServerAuditEvent,
	nameOf: (id: string) => string | undefined
) {
	const isSelf = actorId === subjectId;
	const actor =
		actorId === 'terminal'
			? m.the_terminal()
			: (nameOf(actorId) ?? (isSelf ? subjectName : m.somebody()));
	const itself = OWN.includes(action) ? undefined : m.their_own_account();
	return { actor, action: SERVER_ACTIONS[action](), subject: isSelf ? itself : subjectName };
}

export function describeServerAdminError(error: ServerAdminError): string {
	switch (error.kind) {
		case 'not-admin':
			return m.error_not_admin();
		case 'log-in-again':
			return m.log_in_again_text();
		case 'unknown-user':
			return m.error_unknown_user();
		case 'last-admin':
			return m.error_last_admin();
		case 'backups-unavailable':
			return m.error_backups();
		case 'offline':
		case 'server-busy':
		case 'signed-out':
		case 'server-error':
			return describeSyncError(error);
	}
}

const TIERS: Readonly<Record<Tier, () => string>> = {
	guest: m.tier_guest,
	user: m.tier_user,
	pro: m.tier_pro
};

export function nameOfTier(tier: Tier): string {
	return TIERS[tier]();
}
