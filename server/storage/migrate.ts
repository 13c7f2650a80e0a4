import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { err, ok, type Result } from '#lib/domain/result.ts';
import type { Database } from './database.ts';
import { checkApplied, type AppliedMigration, type MigrationError } from './check-applied.ts';
import type { Migration } from './read-migrations.ts';

/** Any number, the same in every instance that starts: they migrate one after the other. */
const LOCK = 7_418_530;

const appliedSchema = z.object({ number: z.int(), name: z.string(), hash: z.string() });
const resultSchema = z.object({ rows: z.array(z.unknown()) });

/**
 * Brings the database to the newest version in one transaction, so that a failure leaves it as it was.
 * @returns names of what was applied now
 */
export async function migrate(
	db: Database,
	known: readonly Migration[]
): Promise<Result<readonly string[], MigrationError>> {
	return db.transaction(async (step) => {
		await step.execute(sql`select pg_advisory_xact_lock(${LOCK})`);
		await step.execute(sql`create table if not exists schema_migrations (
			number integer primary key, name text not null, hash text not null,
			applied_at timestamptz not null default now())`);
		const pending = checkApplied(await readApplied(step), known);
		if (!pending.ok) return err(pending.error);
		for (const migration of pending.value) await apply(step, migration);
		return ok(pending.value.map(({ name }) => name));
	});
}

/** What the database was made by; all of it where `migrate` has run. */
export async function readApplied(db: Database): Promise<readonly AppliedMigration[]> {
	const result = await db.execute(sql`select number, name, hash from schema_migrations`);
	return resultSchema.parse(result).rows.map((row) => appliedSchema.parse(row));
}

async function apply(db: Database, { number, name, hash, statements }: Migration): Promise<void> {
	for (const statement of statements) await db.execute(sql.raw(statement));
	await db.execute(
		sql`insert into schema_migrations (number, name, hash) values (${number}, ${name}, ${hash})`
	);
}
