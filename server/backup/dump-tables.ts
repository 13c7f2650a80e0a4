import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Database } from '#server/storage/database.ts';
import type { TableSum } from './backup-format.ts';
import { queryRows } from './query-rows.ts';
import { RowSum } from './row-sum.ts';

/** Kept by the migrations themselves. */
const MIGRATIONS = 'schema_migrations';
/** Characters of JSON that are fetched at once, about. */
const BLOCK_CHARACTERS = 1_000_000;
const MOST_ROWS = 2000;
const FIRST_ROWS = 50;

const nameSchema = z.object({ name: z.string() });
const referenceSchema = z.object({ child: z.string(), parent: z.string() });
const rowSchema = z.object({ row: z.string() });

/** Instants are then written alike on every server. Holds until the transaction ends. */
export async function writeAlike(step: Database): Promise<void> {
	await step.execute(sql`set local timezone = 'UTC'`);
	await step.execute(sql`set local bytea_output = 'hex'`);
	// Of a large table, sorting out a snapshot may take longer than a request may.
	await step.execute(sql`set local statement_timeout = 0`);
}

/** All tables but that of the migrations, each behind those that it refers to. */
export async function listTables(db: Database): Promise<readonly string[]> {
	const names = await queryRows(
		db,
		sql`select tablename as name from pg_tables
			where schemaname = current_schema() and tablename <> ${MIGRATIONS} order by 1`,
		nameSchema
	);
	const references = await queryRows(
		db,
		sql`select distinct c.relname as child, p.relname as parent from pg_constraint k
			join pg_class c on c.oid = k.conrelid join pg_class p on p.oid = k.confrelid
			where k.contype = 'f' and k.connamespace = current_schema()::regnamespace and c.oid <> p.oid`,
		referenceSchema
	);
	const sorted: string[] = [];
	let left = names.map(({ name }) => name);
	while (left.length > 0) {
		const waits = (name: string) =>
			references.some(({ child, parent }) => child === name && left.includes(parent));
		const ready = left.filter((name) => !waits(name));
		if (ready.length === 0) throw new Error(`${left.join(', ')} refer to each other.`);
		sorted.push(...ready);
		left = left.filter((name) => !ready.includes(name));
	}
	return sorted;
}

/**
 * Rows of a table in blocks, as PostgreSQL writes them in JSON.
 * @param step a transaction after `writeAlike`
 */
export async function* readTable(step: Database, table: string) {
	await step.execute(
		sql`declare backup_rows no scroll cursor for
			select to_json(t)::text as row from ${sql.identifier(table)} as t`
	);
	let count = FIRST_ROWS;
	for (;;) {
		const fetched = await queryRows(step, sql.raw(`fetch ${count} from backup_rows`), rowSchema);
		if (fetched.length === 0) break;
		const rows = fetched.map(({ row }) => row);
		yield rows;
		const characters = rows.reduce((sum, row) => sum + row.length, 0);
		const fitting = Math.floor((rows.length * BLOCK_CHARACTERS) / characters);
		count = Math.min(MOST_ROWS, Math.max(1, fitting));
	}
	await step.execute(sql`close backup_rows`);
}

/** What the tables hold now. @param step a transaction after `writeAlike` */
export async function sumTables(
	step: Database,
	tables: readonly string[]
): Promise<Readonly<Record<string, TableSum>>> {
	const sums: Record<string, TableSum> = {};
	for (const table of tables) {
		const sum = new RowSum();
		for await (const rows of readTable(step, table)) for (const row of rows) sum.add(row);
		sums[table] = sum.value;
	}
	return sums;
}
