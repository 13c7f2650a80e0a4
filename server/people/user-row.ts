import { userSchema, type AccountRecord, type User } from '#lib/domain/accounts/account.ts';
import type { users } from '#server/storage/schema/people-tables.ts';

/** For people without an address: better-auth wants one, and `.invalid` (RFC 2606) never gets mail. */
export const NO_MAIL = '@no-mail.invalid';

export function isRealEmail(email: string): boolean {
	return !email.endsWith(NO_MAIL);
}

/** A row as the business knows a user. */
export function userFromRow(row: typeof users.$inferSelect): User {
	return userSchema.parse({
		id: row.id,
		username: row.displayUsername,
		displayName: row.name === '' ? undefined : row.name,
		email: isRealEmail(row.email) ? row.email : undefined,
		role: row.role,
		tier: row.tier,
		isLocked: row.isLocked,
		createdAt: row.createdAt.getTime(),
		updatedAt: row.updatedAt.getTime(),
		lastLoginAt: row.lastLoginAt?.getTime(),
		settings: row.settings
	});
}

/** What a user's row holds; another address than before is to be confirmed anew by whoever stores it. */
export function rowFromUser({ id, usernameKey, user }: AccountRecord): typeof users.$inferInsert {
	return {
		id,
		name: user.displayName ?? '',
		username: usernameKey,
		displayUsername: user.username,
		email: user.email?.toLowerCase() ?? `${id.toLowerCase()}${NO_MAIL}`,
		role: user.role,
		tier: user.tier,
		isLocked: user.isLocked,
		settings: user.settings,
		createdAt: new Date(user.createdAt),
		updatedAt: new Date(user.updatedAt),
		lastLoginAt: user.lastLoginAt === undefined ? null : new Date(user.lastLoginAt)
	};
}
