import { pgTable, text } from 'drizzle-orm/pg-core';
import { moment, users } from './people-tables.ts';

/** Invitations, each good for one registration; of its code only the hash is kept. */
export const invitations = pgTable('invitations', {
	id: text('id').primaryKey(),
	/** SHA-256 in hexadecimal. */
	hash: text('hash').notNull().unique(),
	tier: text('tier', { enum: ['guest', 'user', 'pro'] }).notNull(),
	role: text('role', { enum: ['admin', 'member'] }).notNull(),
	note: text('note').notNull(),
	createdBy: text('created_by').references(() => users.id, { onDelete: 'set null' }),
	createdAt: moment('created_at').notNull(),
	expiresAt: moment('expires_at').notNull(),
	usedBy: text('used_by').references(() => users.id, { onDelete: 'set null' }),
	usedAt: moment('used_at')
});

/** Who did what with accounts; outlives the accounts. */
export const auditEvents = pgTable('audit_events', {
	id: text('id').primaryKey(),
	at: moment('at').notNull(),
	action: text('action').notNull(),
	actorId: text('actor_id').notNull(),
	subjectId: text('subject_id').notNull(),
	subjectName: text('subject_name').notNull()
});
