import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { err, ok, type Result } from '#lib/domain/result.ts';
import { codeOf } from '#server/storage/attempt.ts';
import { checkApplied, describeMigrationError } from '#server/storage/check-applied.ts';
import type { Database } from '#server/storage/database.ts';
import { migrate } from '#server/storage/migrate.ts';
import { readMigrations, type Migration } from '#server/storage/read-migrations.ts';
import type { BackupContents, BackupEnd, BackupError, TableSum } from './backup-format.ts';
import { listTables, sumTables, writeAlike } from './dump-tables.ts';
import { queryRows } from './query-rows.ts';
import { Unreadable, type CheckedBackup } from './read-backup.ts';
import { differingTables } from './row-sum.ts';

export interface Restored {
	readonly tables: Readonly<Record<string, TableSum>>;
	/** Hexadecimal, from an encrypted backup. */
	readonly secret: string | null;
	/** Names of migrations that this version added to an older backup. */
	readonly migrated: readonly string[];
}

interface RestoreOptions {
	/** Puts the backup in place of what is there. */
	readonly shallReplace: boolean;
	readonly known?: readonly Migration[];
}

/**
 * Fills the database from a backup in one transaction: everything or nothing. What was written is read back and compared
 * with the sums in the backup before it counts; then an older backup is brought to this version.
 */
export async function restoreBackup(
	db: Database,
	backup: CheckedBackup,
	{ shallReplace, known = readMigrations() }: RestoreOptions
): Promise<Result<Restored, BackupError>> {
	try {
		return ok(
			await db.transaction(async (step) => {
				await writeAlike(step);
				await clear(step, shallReplace);
				const { contents, end } = await load(step, backup, known);
				const tables = await sumTables(step, contents.tables);
				if (differingTables(tables, end.tables).length > 0)
					throw new Unreadable({ kind: 'damaged' });
				const migrated = await migrate(step, known);
				if (!migrated.ok) throw new Error(describeMigrationError(migrated.error));
				return { tables, secret: contents.secret, migrated: migrated.value };
			})
		);
	} catch (error) {
		if (error instanceof Unreadable) return err(error.problem);
		return err({ kind: 'failed', detail: codeOf(error) ?? reasonOf(error) });
	}
}

/** @returns whether nobody has ever used the database: there are no tables, or no rows in them */
export async function isEmpty(db: Database): Promise<boolean> {
	for (const table of await listTables(db)) {
		const rows = await queryRows(
			db,
			sql`select 1 as found from ${sql.identifier(table)} limit 1`,
			z.unknown()
		);
		if (rows.length > 0) return false;
	}
	return true;
}

async function clear(step: Database, shallReplace: boolean): Promise<void> {
	if (!shallReplace && !(await isEmpty(step))) throw new Unreadable({ kind: 'not-empty' });
	for (const table of (await listTables(step)).toReversed()) {
		await step.execute(sql`drop table ${sql.identifier(table)}`);
	}
	await step.execute(sql`drop table if exists schema_migrations`);
}

async function load(step: Database, backup: CheckedBackup, known: readonly Migration[]) {
	let contents: BackupContents | undefined;
	let end: BackupEnd | undefined;
	for await (const piece of backup.pieces()) {
		if (end) throw new Unreadable({ kind: 'damaged' });
		if (piece.kind === 'contents') {
			contents = piece.contents;
			await makeTables(step, contents, known);
		} else if (piece.kind === 'end') end = piece.end;
		else if (!contents?.tables.includes(piece.table)) throw new Unreadable({ kind: 'damaged' });
		else await insert(step, piece.table, piece.rows);
	}
	if (!contents || !end) throw new Unreadable({ kind: 'damaged' });
	return { contents, end };
}

/** As they were when the backup was made. */
async function makeTables(
	step: Database,
	{ migrations, tables }: BackupContents,
	known: readonly Migration[]
): Promise<void> {
	const pending = checkApplied(migrations, known);
	if (!pending.ok) {
		throw new Unreadable({ kind: 'newer', detail: pending.error.name });
	}
	const applied = new Set(migrations.map(({ number }) => number));
	await migrate(
		step,
		known.filter(({ number }) => applied.has(number))
	);
	const made = await listTables(step);
	if (tables.some((table) => !made.includes(table))) throw new Unreadable({ kind: 'damaged' });
	// A migration may have put rows of its own into them.
	for (const table of made.toReversed()) {
		await step.execute(sql`delete from ${sql.identifier(table)}`);
	}
}

/** The database reads its own JSON: no value passes through JavaScript's numbers or dates. */
async function insert(step: Database, table: string, rows: string): Promise<void> {
	const name = sql.identifier(table);
	await step.execute(
		sql`insert into ${name} select * from json_populate_recordset(null::${name}, ${rows}::json)`
	);
}

function reasonOf(error: unknown): string {
	return error instanceof Error ? error.message : 'unknown';
}
