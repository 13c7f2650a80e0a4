import {
	boolean,
	customType,
	integer,
	pgTable,
	primaryKey,
	text,
	unique
} from 'drizzle-orm/pg-core';
import { moment, users } from './people-tables.ts';

const bytes = customType<{ data: Uint8Array; driverData: Uint8Array }>({
	dataType: () => 'bytea'
});

/** Tables of rows that are analysed in the background. What users uploaded is sealed. */
export const batches = pgTable(
	'batches',
	{
		id: text('id').primaryKey(),
		userId: text('user_id')
			.notNull()
			.references(() => users.id, { onDelete: 'cascade' }),
		/** Empty for one that was uploaded by a session. */
		keyId: text('key_id').notNull(),
		tool: text('tool', { enum: ['sentiment', 'summary', 'fake-news', 'job-match'] }).notNull(),
		state: text('state', { enum: ['queued', 'running', 'waiting', 'done', 'cancelled'] })
			.notNull()
			.default('queued'),
		idempotencyKey: text('idempotency_key'),
		/** SHA-256 over options and file: a key that comes again must come with the same. */
		requestHash: text('request_hash').notNull(),
		options: bytes('options').notNull(),
		rows: integer('rows').notNull(),
		done: integer('done').notNull().default(0),
		failed: integer('failed').notNull().default(0),
		createdAt: moment('created_at').notNull(),
		/** When it was last worked on: the one that waited longest comes next. */
		touchedAt: moment('touched_at').notNull(),
		finishedAt: moment('finished_at'),
		waitingUntil: moment('waiting_until'),
		/** Until then it belongs to the process that works on it. */
		leasedUntil: moment('leased_until')
	},
	(table) => [unique().on(table.userId, table.idempotencyKey)]
);

export const batchBlocks = pgTable(
	'batch_blocks',
	{
		batchId: text('batch_id')
			.notNull()
			.references(() => batches.id, { onDelete: 'cascade' }),
		/** From 0. */
		place: integer('place').notNull(),
		rows: integer('rows').notNull(),
		isDone: boolean('is_done').notNull().default(false),
		input: bytes('input').notNull(),
		output: bytes('output')
	},
	(table) => [primaryKey({ columns: [table.batchId, table.place] })]
);
