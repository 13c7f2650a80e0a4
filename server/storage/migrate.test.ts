import { sql } from 'drizzle-orm';
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkApplied } from './check-applied.ts';
import type { Storage } from './database.ts';
import { migrate } from './migrate.ts';
import { openEmptyStorage } from './open-test-storage.fixture.ts';
import { readMigrations, type Migration } from './read-migrations.ts';

const migration = (number: number, hash = 'a'): Migration => ({
	number,
	name: `${number}.sql`,
	hash,
	statements: [`create table t${number} (id integer)`]
});

describe('checkApplied', () => {
	const known = [migration(1), migration(2), migration(10), migration(11)];

	it('applies what is missing by number, each block from where it stands', () => {
		expect(checkApplied([migration(10), migration(1)], known)).toEqual({
			ok: true,
			value: [migration(2), migration(11)]
		});
	});

	it('refuses what is no beginning of what it knows', () => {
		expect(checkApplied([migration(3)], known)).toMatchObject({
			error: { kind: 'unknown-migration' }
		});
		expect(checkApplied([migration(1, 'b')], known)).toMatchObject({
			error: { kind: 'changed-migration' }
		});
		expect(checkApplied([migration(11)], known)).toMatchObject({
			error: { kind: 'skipped-migration' }
		});
	});
});

describe('migrate', () => {
	let storage: Storage;
	beforeAll(async () => {
		storage = await openEmptyStorage();
	});
	afterAll(() => storage.close());

	it('applies each once, and nothing at all where one fails', async () => {
		const broken = {
			...migration(102),
			statements: ['create table t102 (id integer)', 'nonsense']
		};
		await expect(migrate(storage.db, [migration(101), broken])).rejects.toThrow();
		const { rows } = (await storage.db.execute(sql`select to_regclass('t101') as found`)) as {
			rows: { found: string | null }[];
		};
		expect(rows).toEqual([{ found: null }]);
		expect(await migrate(storage.db, [migration(101)])).toEqual({ ok: true, value: ['101.sql'] });
		expect(await migrate(storage.db, [migration(101)])).toEqual({ ok: true, value: [] });
		await storage.db.execute(sql`drop table t101, schema_migrations`);
	});

	it('makes the tables that the code knows, column by column', async () => {
		expect((await migrate(storage.db, readMigrations())).ok).toBe(true);
		const modules = import.meta.glob<Record<string, unknown>>('./schema/*.ts', { eager: true });
		const tables = Object.values(modules)
			.flatMap((module) => Object.values(module))
			.filter((value) => value instanceof PgTable);
		expect(tables.length).toBeGreaterThan(2);
		for (const table of tables) {
			const { name, columns } = getTableConfig(table);
			const { rows } = (await storage.db.execute(sql`
				select a.attname as name, format_type(a.atttypid, a.atttypmod) as type, a.attnotnull as needed
				from pg_attribute a where a.attrelid = to_regclass(${name}) and a.attnum > 0 and not a.attisdropped
				order by 1`)) as { rows: unknown[] };
			const expected = columns
				.map((column) => ({
					name: column.name,
					type: sqlType(column.getSQLType()),
					needed: column.notNull
				}))
				.toSorted((a, b) => (a.name < b.name ? -1 : 1));
			expect(rows, name).toEqual(expected);
		}
	});
});

/** PostgreSQL writes the precision before the zone, Drizzle too, but with a blank. */
function sqlType(type: string): string {
	return type.replace('timestamp (3)', 'timestamp(3)');
}
