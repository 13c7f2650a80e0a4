import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PGlite } from '@electric-sql/pglite';
import { inject } from 'vitest';
import packageJson from '#package' with { type: 'json' };
import type { Storage } from './database.ts';
import { migrate } from './migrate.ts';
import { openTestPostgres } from './open-test-postgres.fixture.ts';
import { pgliteStorage } from './open-pglite.ts';
import { readMigrations } from './read-migrations.ts';

const CACHE = fileURLToPath(new URL('../../.cache/', import.meta.url));
/** A fresh cluster takes PGlite seconds to make, a copy of one a tenth of that. */
const FRESH = join(CACHE, `pglite-${packageJson.dependencies['@electric-sql/pglite']}.tar`);

/** A migrated database of the kind that this run of the tests is about. */
export async function openTestStorage(): Promise<Storage> {
	const storage = await openEmptyStorage();
	const migrated = await migrate(storage.db, readMigrations());
	if (!migrated.ok) throw new Error(migrated.error.kind);
	return storage;
}

/** A database without tables: PGlite in memory, or one in the PostgreSQL of this run. */
export async function openEmptyStorage(): Promise<Storage> {
	const postgres = inject('postgresUrl');
	if (postgres !== undefined) return openTestPostgres(postgres);
	if (!existsSync(FRESH)) await keepFresh();
	const loadDataDir = new Blob([readFileSync(FRESH)]);
	return pgliteStorage(await PGlite.create({ loadDataDir }));
}

async function keepFresh(): Promise<void> {
	const client = await PGlite.create();
	const dump = await client.dumpDataDir('none');
	await client.close();
	mkdirSync(CACHE, { recursive: true });
	// Another test may be writing the same.
	const part = `${FRESH}.${randomUUID()}`;
	writeFileSync(part, new Uint8Array(await dump.arrayBuffer()));
	renameSync(part, FRESH);
}
