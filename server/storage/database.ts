import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';

/** Drizzle over PGlite or PostgreSQL: the same queries on both. A transaction is one of these too. */
export type Database = PgDatabase<PgQueryResultHKT>;

/** An open database. */
export interface Storage {
	readonly kind: 'pglite' | 'postgres';
	readonly db: Database;
	/** Rejects where the database does not answer. */
	ping(): Promise<void>;
	/** Waits for what runs. */
	close(): Promise<void>;
}
