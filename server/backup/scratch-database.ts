import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { Storage } from '#server/storage/database.ts';
import { openPglite } from '#server/storage/open-pglite.ts';
import { openPostgres } from '#server/storage/open-postgres.ts';

/** An empty database that is gone when it is closed. */
export interface ScratchDatabase {
	readonly storage: Storage;
	/** For people. */
	readonly description: string;
	close(): Promise<void>;
}

/**
 * On the PostgreSQL server that is in use, where its user may make databases there; else a built-in one.
 * @param url of the server; nothing for the built-in database
 */
export async function openScratch(url: string | undefined): Promise<ScratchDatabase> {
	const made = url === undefined ? undefined : await openBeside(url);
	return made ?? openBuiltIn();
}

async function openBeside(url: string): Promise<ScratchDatabase | undefined> {
	const name = `textai_drill_${randomUUID().replaceAll('-', '')}`;
	if (!(await run(url, `create database ${name} template template0`))) return undefined;
	const own = new URL(url);
	own.pathname = `/${name}`;
	const storage = openPostgres(own.href, () => {});
	return {
		storage,
		description: 'a new database on the PostgreSQL server',
		async close() {
			await storage.close();
			await run(url, `drop database ${name}`);
		}
	};
}

async function openBuiltIn(): Promise<ScratchDatabase> {
	const folder = await mkdtemp(join(tmpdir(), 'textai-drill-'));
	const storage = await openPglite(join(folder, 'database'));
	return {
		storage,
		description: 'a new built-in database',
		async close() {
			await storage.close();
			await rm(folder, { recursive: true, force: true });
		}
	};
}

/** @returns whether it could be done */
async function run(url: string, statement: string): Promise<boolean> {
	const client = new pg.Client({ connectionString: url });
	try {
		await client.connect();
		await client.query(statement);
		return true;
	} catch {
		return false;
	} finally {
		await client.end();
	}
}
