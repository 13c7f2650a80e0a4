import type { User } from './account.ts';

/** Who is locked manages nobody, even while a session of theirs is still open. */
export function isActiveAdmin({ role, isLocked }: User): boolean {
	return role === 'admin' && !isLocked;
}
