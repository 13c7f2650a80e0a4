import { boolean, jsonb, pgTable, text, timestamp } from 'drizzle-orm/pg-core';

/** Milliseconds, as JavaScript's dates have them. */
export function moment(name: string) {
	return timestamp(name, { precision: 3, withTimezone: true, mode: 'date' });
}

/** One row a person. Property names are those that better-auth asks for. */
export const users = pgTable('users', {
	id: text('id').primaryKey(),
	name: text('name').notNull(),
	/** The key that the name is found by: see `usernameKey`. */
	username: text('username').notNull().unique(),
	/** As typed. */
	displayUsername: text('display_username').notNull(),
	/** Ends in `.invalid` (RFC 2606) for people without one. */
	email: text('email').notNull().unique(),
	emailVerified: boolean('email_verified').notNull().default(false),
	image: text('image'),
	role: text('role', { enum: ['admin', 'member'] })
		.notNull()
		.default('member'),
	tier: text('tier', { enum: ['guest', 'user', 'pro'] })
		.notNull()
		.default('user'),
	isLocked: boolean('is_locked').notNull().default(false),
	twoFactorEnabled: boolean('two_factor_enabled').notNull().default(false),
	settings: jsonb('settings').notNull().default({}),
	createdAt: moment('created_at').notNull().defaultNow(),
	updatedAt: moment('updated_at').notNull().defaultNow(),
	lastLoginAt: moment('last_login_at')
});
