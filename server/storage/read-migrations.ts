import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const FOLDER = fileURLToPath(new URL('./migrations/', import.meta.url));
const NAME = /^(\d{4})_[a-z0-9-]+\.sql$/;
/** Between two statements: a driver takes one at a time. The same mark as drizzle-kit's. */
const BREAK = '--> statement-breakpoint';

export interface Migration {
	readonly number: number;
	/** Of the file. */
	readonly name: string;
	/** SHA-256 of the file in hexadecimal: what was shipped is never edited. */
	readonly hash: string;
	readonly statements: readonly string[];
}

/** All migrations in the order of their numbers. @throws on a misnamed file or a number that is used twice */
export function readMigrations(folder = FOLDER): readonly Migration[] {
	const names = readdirSync(folder)
		.filter((name) => name.endsWith('.sql'))
		.sort();
	const migrations = names.map((name) => readMigration(folder, name));
	const numbers = new Set(migrations.map(({ number }) => number));
	if (numbers.size < migrations.length) throw new Error('Two migrations have one number.');
	return migrations;
}

function readMigration(folder: string, name: string): Migration {
	const number = Number(NAME.exec(name)?.[1] ?? Number.NaN);
	if (Number.isNaN(number)) throw new Error(`${name} is not named like 0001_what-it-does.sql.`);
	// Git may write other line ends on Windows; the hash must not tell.
	const text = readFileSync(`${folder}/${name}`, 'utf8').replaceAll('\r\n', '\n');
	const hash = createHash('sha256').update(text).digest('hex');
	const statements = text.split(BREAK).map((statement) => statement.trim());
	return { number, name, hash, statements };
}
