import type { AuditAction } from '#lib/domain/accounts/audit-event.ts';
import * as m from '#lib/paraglide/admin.js';

/** What was done, between who did it and whom it was done to. */
export const ACTIONS: Readonly<Record<AuditAction, () => string>> = {
	registered: m.signed_up,
	'signed-in': m.logged_in,
	updated: m.changed_the_profile_of,
	'password-changed': m.changed_the_password_of,
	recovered: m.came_back_with_the_recovery_code,
	'recovery-code-renewed': m.renewed_the_recovery_code_of,
	'tier-changed': m.changed_the_tier_of,
	'role-changed': m.changed_the_role_of,
	locked: m.did_locked,
	unlocked: m.did_unlocked,
	'limits-reset': m.reset_the_limits_of,
	deleted: m.did_deleted,
	imported: m.did_imported,
	exported: m.did_exported
};

/** Actions that are told without an object where it is oneself. */
const OWN: readonly AuditAction[] = ['registered', 'signed-in'];

export interface ToldEvent {
	readonly actor: string;
	readonly action: string;
	/** Nothing where it is the actor, and told already. */
	readonly subject: string | undefined;
}

/**
 * @param nameOf name of a user by id; nothing for one that was deleted
 */
export function tell(
	event: {
		readonly action: AuditAction;
		readonly actorId: string;
		readonly subjectId: string;
		readonly subjectName: string;
	},
	nameOf: (id: string) => string | undefined
): ToldEvent {
	const { action, actorId, subjectId, subjectName } = event;
	const isFile = action === 'imported' || action === 'exported';
	const isSelf = actorId === subjectId && !isFile;
	const actor = nameOf(actorId) ?? (isSelf ? subjectName : m.a_deleted_user());
	const subject =
		OWN.includes(action) && isSelf ? undefined : isSelf ? m.their_own_account() : subjectName;
	return { actor, action: ACTIONS[action](), subject };
}
