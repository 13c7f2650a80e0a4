import { PGlite } from '@electric-sql/pglite';
import { sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/pglite';
import type { Storage } from './database.ts';

/**
 * PostgreSQL inside this process. It never calls fsync: a killed process loses nothing that was
 * acknowledged, a power cut may. One process at a time may open a folder: see `lockFolder`.
 */
export async function openPglite(folder: string): Promise<Storage> {
	return pgliteStorage(await PGlite.create({ dataDir: folder }));
}

export function pgliteStorage(client: PGlite): Storage {
	const db = drizzle(client);
	return {
		kind: 'pglite',
		db,
		async ping() {
			await db.execute(sql`select 1`);
		},
		close: () => client.close()
	};
}
