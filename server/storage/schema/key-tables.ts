import { bigint, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import { moment, users } from './people-tables.ts';

/** Of a key only its hash and its first characters are kept. */
export const apiKeys = pgTable('api_keys', {
	id: text('id').primaryKey(),
	userId: text('user_id')
		.notNull()
		.references(() => users.id, { onDelete: 'cascade' }),
	name: text('name').notNull(),
	visiblePart: text('visible_part').notNull(),
	/** SHA-256 in hexadecimal. */
	hash: text('hash').notNull().unique(),
	scopes: jsonb('scopes').notNull(),
	createdAt: moment('created_at').notNull(),
	expiresAt: moment('expires_at'),
	lastUsedAt: moment('last_used_at'),
	revokedAt: moment('revoked_at'),
	revokedFor: text('revoked_for', { enum: ['owner', 'rotated', 'imported'] })
});

/** One hourly window a subject: see `domain/limits/window.ts`. */
export const limitWindows = pgTable('limit_windows', {
	subject: text('subject').primaryKey(),
	startMs: bigint('start_ms', { mode: 'number' }).notNull(),
	used: integer('used').notNull(),
	resets: integer('resets').notNull()
});
