import type { AuditAction } from '#lib/domain/accounts/audit-event.ts';

/** What was done, between who did it and whom it was done to. */
export const ACTIONS: Readonly<Record<AuditAction, string>> = {
	registered: 'signed up',
	'signed-in': 'logged in',
	updated: 'changed the profile of',
	'password-changed': 'changed the password of',
	recovered: 'came back with the recovery code of',
	'recovery-code-renewed': 'renewed the recovery code of',
	'tier-changed': 'changed the tier of',
	'role-changed': 'changed the role of',
	locked: 'locked',
	unlocked: 'unlocked',
	'limits-reset': 'reset the limits of',
	deleted: 'deleted',
	imported: 'imported',
	exported: 'exported'
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
	const actor = nameOf(actorId) ?? (isSelf ? subjectName : 'A deleted user');
	const subject =
		OWN.includes(action) && isSelf ? undefined : isSelf ? 'their own account' : subjectName;
	return { actor, action: ACTIONS[action], subject };
}
