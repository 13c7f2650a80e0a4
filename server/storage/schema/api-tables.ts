import { bigint, date, doublePrecision, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { users } from './people-tables.ts';

const count = (name: string) => bigint(name, { mode: 'number' }).notNull();

/** Runs through the API by user, key, tool and day (UTC): figures only. */
export const apiUsage = pgTable(
	'api_usage',
	{
		userId: text('user_id')
			.notNull()
			.references(() => users.id, { onDelete: 'cascade' }),
		/** Empty for runs by a session. Kept when the key is gone. */
		keyId: text('key_id').notNull(),
		tool: text('tool', { enum: ['sentiment', 'summary', 'fake-news', 'job-match'] }).notNull(),
		day: date('day', { mode: 'string' }).notNull(),
		requests: count('requests'),
		inputs: count('inputs'),
		cached: count('cached'),
		failed: count('failed'),
		durationMs: doublePrecision('duration_ms').notNull()
	},
	(table) => [primaryKey({ columns: [table.userId, table.keyId, table.tool, table.day] })]
);
