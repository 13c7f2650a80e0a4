import { boolean, integer, jsonb, pgTable, text, unique } from 'drizzle-orm/pg-core';
import { bigint } from 'drizzle-orm/pg-core';
import { moment, users } from './people-tables.ts';

/** Tables of better-auth; property names are its own. */

const ofUser = () =>
	text('user_id')
		.notNull()
		.references(() => users.id, { onDelete: 'cascade' });

export const sessions = pgTable('sessions', {
	id: text('id').primaryKey(),
	userId: ofUser(),
	token: text('token').notNull().unique(),
	ipAddress: text('ip_address'),
	userAgent: text('user_agent'),
	expiresAt: moment('expires_at').notNull(),
	createdAt: moment('created_at').notNull(),
	updatedAt: moment('updated_at').notNull()
});

/** Ways to prove who one is: `credential` with a hash of the log-in secret, or another site. */
export const signInAccounts = pgTable(
	'sign_in_accounts',
	{
		id: text('id').primaryKey(),
		userId: ofUser(),
		accountId: text('account_id').notNull(),
		providerId: text('provider_id').notNull(),
		accessToken: text('access_token'),
		refreshToken: text('refresh_token'),
		idToken: text('id_token'),
		accessTokenExpiresAt: moment('access_token_expires_at'),
		refreshTokenExpiresAt: moment('refresh_token_expires_at'),
		scope: text('scope'),
		password: text('password'),
		createdAt: moment('created_at').notNull(),
		updatedAt: moment('updated_at').notNull()
	},
	(table) => [unique().on(table.providerId, table.accountId)]
);

/** One-time secrets: links for a new password, states of OAuth, second factors under way. */
export const verifications = pgTable('verifications', {
	id: text('id').primaryKey(),
	identifier: text('identifier').notNull(),
	value: text('value').notNull(),
	expiresAt: moment('expires_at').notNull(),
	createdAt: moment('created_at').notNull(),
	updatedAt: moment('updated_at').notNull()
});

/** Secret and backup codes are encrypted with this server's secret. */
export const twoFactors = pgTable('two_factors', {
	id: text('id').primaryKey(),
	userId: ofUser(),
	secret: text('secret').notNull(),
	backupCodes: text('backup_codes').notNull(),
	verified: boolean('verified').default(true),
	failedVerificationCount: integer('failed_verification_count').default(0),
	lockedUntil: moment('locked_until')
});

/** How a person's password becomes keys, and the data key as it was wrapped on their device. */
export const keyrings = pgTable('keyrings', {
	userId: text('user_id')
		.primaryKey()
		.references(() => users.id, { onDelete: 'cascade' }),
	derivation: jsonb('derivation').notNull(),
	wrapped: jsonb('wrapped'),
	updatedAt: moment('updated_at').notNull()
});

/** Failed log-ins by name: see `domain/accounts/login-delay.ts`. */
export const loginAttempts = pgTable('login_attempts', {
	key: text('key').primaryKey(),
	failures: integer('failures').notNull(),
	lastAt: bigint('last_at', { mode: 'number' }).notNull(),
	blockedUntil: bigint('blocked_until', { mode: 'number' }).notNull(),
	isRefused: boolean('is_refused').notNull()
});
