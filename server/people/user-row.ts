import { userSchema, type User } from '#lib/domain/accounts/account.ts';
import type { users } from '#server/storage/schema/people-tables.ts';

/** For people without an address: better-auth wants one, and `.invalid` (RFC 2606) never gets mail. */
const NO_MAIL = '@no-mail.invalid';

export function placeholderEmail(userId: string): string {
	return `${userId.toLowerCase()}${NO_MAIL}`;
}

export function isRealEmail(email: string): boolean {
	return !email.endsWith(NO_MAIL);
}

/** A row as the business knows a user. */
export function userFromRow(row: typeof users.$inferSelect): User {
	return userSchema.parse({
		id: row.id,
		username: row.displayUsername,
		displayName: row.name === row.displayUsername || row.name === '' ? undefined : row.name,
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
