import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { Storage } from './database.ts';
import { openPostgres } from './open-postgres.ts';

/** A database of its own in a running PostgreSQL, gone when it is closed. @param url of an administrator */
export async function openTestPostgres(url: string): Promise<Storage> {
	const name = `test_${randomUUID().replaceAll('-', '')}`;
	await run(url, `create database ${name}`);
	const own = new URL(url);
	own.pathname = `/${name}`;
	const storage = openPostgres(own.href, () => {});
	return {
		...storage,
		async close() {
			await storage.close();
			await run(url, `drop database ${name} with (force)`);
		}
	};
}

async function run(url: string, statement: string): Promise<void> {
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	await client.query(statement);
	await client.end();
}
