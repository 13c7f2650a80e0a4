import { sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import pg from 'pg';
import type { Storage } from './database.ts';

const CONNECTIONS = 10;
const CONNECT_TIMEOUT_MS = 10_000;
const STATEMENT_TIMEOUT_MS = 30_000;

/** @param onLost is told of connections that break while nobody uses them */
export function openPostgres(url: string, onLost: (error: Error) => void): Storage {
	const pool = new pg.Pool({
		connectionString: url,
		max: CONNECTIONS,
		connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
		statement_timeout: STATEMENT_TIMEOUT_MS,
		application_name: 'textai-studio'
	});
	// Without a listener a database that restarts would end this process.
	pool.on('error', onLost);
	const db = drizzle(pool);
	return {
		kind: 'postgres',
		db,
		async ping() {
			await db.execute(sql`select 1`);
		},
		close: () => pool.end()
	};
}
