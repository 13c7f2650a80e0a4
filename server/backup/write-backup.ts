import { createHash, randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { readApplied } from '#server/storage/migrate.ts';
import type { Database } from '#server/storage/database.ts';
import {
	FORMAT,
	VERSION,
	type BackupCipher,
	type BackupContents,
	type BackupEnd,
	type BackupHead,
	type TableSum
} from './backup-format.ts';
import { listTables, readTable, writeAlike } from './dump-tables.ts';
import { RowSum } from './row-sum.ts';
import { COST, deriveKey, sealFrames } from './sealed-frames.ts';

/** Fast, as the built-in database answers nobody meanwhile; higher levels save a tenth and take three times as long. */
const GZIP_LEVEL = 3;
const SALT_BYTES = 16;

export interface Written {
	readonly tables: Readonly<Record<string, TableSum>>;
	readonly isEncrypted: boolean;
}

export interface WriteOptions {
	readonly madeAt: Date;
	readonly passphrase: string | undefined;
	/** Goes into encrypted backups only. */
	readonly secret: Buffer;
	/** Of the derivation of the key from the passphrase: a power of two. */
	readonly cost?: number;
}

/**
 * Writes what the database holds at one moment: all tables are read in one snapshot. On PostgreSQL nobody notices; the
 * built-in database has one connection, so other queries wait until the file is written.
 */
export async function writeBackup(
	db: Database,
	file: string,
	options: WriteOptions
): Promise<Written> {
	const { passphrase } = options;
	const cipher = passphrase === undefined ? null : newCipher(options.cost ?? COST);
	const head: BackupHead = {
		format: FORMAT,
		version: VERSION,
		madeAt: options.madeAt.toISOString(),
		cipher
	};
	const headBytes = Buffer.from(`${JSON.stringify(head)}\n`);
	const key = cipher && passphrase !== undefined ? await deriveKey(passphrase, cipher) : undefined;
	const tables: Record<string, TableSum> = {};
	await db.transaction(
		async (step) => {
			await writeAlike(step);
			await pipeline(
				Readable.from(lines(step, tables, key ? options.secret : undefined)),
				createGzip({ level: GZIP_LEVEL }),
				(source: AsyncIterable<Buffer>) => (key ? sealFrames(source, key, headBytes) : source),
				(source: AsyncIterable<Buffer>) => withDigest(source, headBytes),
				createWriteStream(file, { flags: 'wx', mode: 0o600 })
			);
		},
		{ isolationLevel: 'repeatable read', accessMode: 'read only' }
	);
	await reachDisk(file);
	return { tables, isEncrypted: key !== undefined };
}

async function* lines(step: Database, sums: Record<string, TableSum>, secret: Buffer | undefined) {
	const tables = await listTables(step);
	const contents: BackupContents = {
		kind: 'contents',
		migrations: [...(await readApplied(step))],
		tables: [...tables],
		secret: secret?.toString('hex') ?? null
	};
	yield `${JSON.stringify(contents)}\n`;
	for (const table of tables) {
		const sum = new RowSum();
		for await (const rows of readTable(step, table)) {
			for (const row of rows) sum.add(row);
			yield `${table}\t[${rows.join(',')}]\n`;
		}
		sums[table] = sum.value;
	}
	const end: BackupEnd = { kind: 'end', tables: sums };
	yield `${JSON.stringify(end)}\n`;
}

async function* withDigest(source: AsyncIterable<Buffer>, head: Buffer) {
	const hash = createHash('sha256').update(head);
	yield head;
	for await (const chunk of source) {
		hash.update(chunk);
		yield chunk;
	}
	yield hash.digest();
}

async function reachDisk(file: string): Promise<void> {
	const handle = await open(file, 'r+');
	await handle.sync();
	await handle.close();
}

function newCipher(cost: number): BackupCipher {
	const salt = randomBytes(SALT_BYTES).toString('base64');
	return { name: 'aes-256-gcm', derivation: 'scrypt', salt, cost };
}
