import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { err, ok, type Result } from '#lib/domain/result.ts';
import type { Settings } from '#server/config/settings.ts';
import { describeMigrationError } from './check-applied.ts';
import type { Storage } from './database.ts';
import { migrate } from './migrate.ts';
import { openPglite } from './open-pglite.ts';
import { openPostgres } from './open-postgres.ts';
import { readMigrations } from './read-migrations.ts';

type StorageSettings = Pick<Settings, 'DATA_DIR' | 'DATABASE_URL'>;

/**
 * Opens the database that the settings name and migrates it.
 * @param onLost is told of connections that break
 * @returns or one line that says why not and what to do
 */
export async function openStorage(
	settings: StorageSettings,
	onLost: (error: Error) => void
): Promise<Result<Storage, string>> {
	try {
		const storage = await open(settings, onLost);
		const migrated = await migrate(storage.db, readMigrations());
		if (migrated.ok) return ok(storage);
		await storage.close();
		return err(describeMigrationError(migrated.error));
	} catch (error) {
		return err(`The database cannot be opened: ${reasonOf(error)}`);
	}
}

async function open({ DATA_DIR, DATABASE_URL }: StorageSettings, onLost: (error: Error) => void) {
	if (DATABASE_URL !== undefined) return openPostgres(DATABASE_URL, onLost);
	const folder = resolve(DATA_DIR);
	mkdirSync(folder, { recursive: true, mode: 0o700 });
	return openPglite(join(folder, 'database'));
}

/** Drivers wrap what went wrong; the innermost message says it. */
function reasonOf(error: unknown): string {
	if (!(error instanceof Error)) return String(error);
	return error.cause === undefined ? error.message || error.name : reasonOf(error.cause);
}
