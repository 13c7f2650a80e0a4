import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BlockSealer, placeOfBlock } from '#server/batches/block-sealer.ts';
import type { Storage } from '#server/storage/database.ts';
import { openEmptyStorage, openTestStorage } from '#server/storage/open-test-storage.fixture.ts';
import { migrate } from '#server/storage/migrate.ts';
import { readMigrations } from '#server/storage/read-migrations.ts';
import { batchBlocks, batches } from '#server/storage/schema/batch-tables.ts';
import { users } from '#server/storage/schema/people-tables.ts';
import { describeBackupError, type BackupError } from './backup-format.ts';
import { listTables, sumTables, writeAlike } from './dump-tables.ts';
import { checkBackup } from './read-backup.ts';
import { isEmpty, restoreBackup } from './restore-backup.ts';
import { writeBackup } from './write-backup.ts';

const PASSPHRASE = 'correct horse battery staple';
const SECRET = Buffer.from('the secret of this server, and long');
const TEXT = 'Nobody else may read this review.';
const madeAt = new Date('2026-11-25T03:00:00Z');

let storage: Storage;
let folder: string;
let count = 0;

beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'textai-backup-test-'));
	storage = await openTestStorage();
	await fill(storage);
});
afterAll(async () => {
	await storage.close();
	rmSync(folder, { recursive: true, force: true });
});

async function fill({ db }: Storage) {
	for (const id of ['ada', 'bob']) {
		const name = `${id} "quoted" \\ ünïcode 🙂 \t tab`;
		const settings = { nested: [1.5, null, 'x\ny'] };
		const email = `${id}@no-mail.invalid`;
		await db
			.insert(users)
			.values({ id, name, username: id, displayUsername: id, email, settings } as never);
	}
	const sealer = new BlockSealer(() => SECRET);
	const day = new Date('2026-11-24T10:00:00.123Z');
	await db.insert(batches).values({
		...{ id: 'b', userId: 'ada', keyId: '', tool: 'sentiment', requestHash: 'h', rows: 3 },
		options: new Uint8Array([0, 255, 10, 9]),
		createdAt: day,
		touchedAt: day
	});
	for (let place = 0; place < 120; place += 1) {
		const input = sealer.seal(placeOfBlock('b', place), [TEXT, place]);
		await db.insert(batchBlocks).values({ batchId: 'b', place, rows: 1, input });
	}
	await db.execute(sql`insert into limit_windows values ('ada', 9007199254740993, 3, 1)`);
}

async function write(passphrase?: string, from = storage) {
	const file = join(folder, `backup-${(count += 1)}`);
	await writeBackup(from.db, file, { madeAt, passphrase, secret: SECRET, cost: 1024 });
	return file;
}

async function sums({ db }: Storage) {
	return db.transaction(async (step) => {
		await writeAlike(step);
		return sumTables(step, await listTables(step));
	});
}

describe('a backup', () => {
	let target: Storage;
	beforeAll(async () => {
		target = await openEmptyStorage();
	});
	afterAll(() => target.close());

	it('says what it needs: a passphrase, the right one, a newer version, leave to replace', async () => {
		const sealed = await write(PASSPHRASE);
		expect(await checkBackup(sealed, undefined)).toMatchObject({
			error: { kind: 'needs-passphrase' }
		});
		const wrong = await checkBackup(sealed, 'another one of mine');
		if (!wrong.ok) throw new Error(wrong.error.kind);
		expect(await restoreBackup(target.db, wrong.value, { shallReplace: false })).toMatchObject({
			error: { kind: 'wrong-passphrase' }
		});
		expect(await isEmpty(target.db)).toBe(true);

		const checked = await checkBackup(await write(), undefined);
		if (!checked.ok) throw new Error(checked.error.kind);
		const known = readMigrations().slice(0, -1);
		expect(
			await restoreBackup(target.db, checked.value, { shallReplace: false, known })
		).toMatchObject({ error: { kind: 'newer' } });
		expect(await listTables(target.db)).toEqual([]);

		const before = await sums(storage);
		expect(await restoreBackup(storage.db, checked.value, { shallReplace: false })).toMatchObject({
			error: { kind: 'not-empty' }
		});
		expect(await sums(storage)).toEqual(before);
	});

	it.each([undefined, PASSPHRASE])(
		'brings everything back, to the last bit (passphrase: %s)',
		async (passphrase) => {
			const file = await write(passphrase);
			const checked = await checkBackup(file, passphrase);
			if (!checked.ok) throw new Error(checked.error.kind);
			const restored = await restoreBackup(target.db, checked.value, { shallReplace: true });
			expect(restored).toMatchObject({
				ok: true,
				value: { secret: passphrase ? SECRET.toString('hex') : null, migrated: [] }
			});
			expect(await sums(target)).toEqual(await sums(storage));
			expect((await sums(target))['batch_blocks']?.rows).toBe(120);
			// Ready for the server: nothing is left to migrate.
			expect(await migrate(target.db, readMigrations())).toEqual({ ok: true, value: [] });
		}
	);

	it('shows no text and no secret to who has the file alone', async () => {
		const plain = readFileSync(await write());
		const sealed = readFileSync(await write(PASSPHRASE));
		for (const bytes of [plain, sealed]) {
			expect(bytes.includes(TEXT)).toBe(false);
			expect(bytes.includes(SECRET.toString('hex'))).toBe(false);
		}
		expect(sealed.includes('ada')).toBe(false);
	});

	it('is refused whole where any byte was changed, lost or added', async () => {
		for (const passphrase of [undefined, PASSPHRASE]) {
			const bytes = readFileSync(await write(passphrase));
			const broken = join(folder, 'broken');
			const refuses = async (changed: Uint8Array) => {
				writeFileSync(broken, changed);
				const checked = await checkBackup(broken, passphrase);
				expect(checked).toMatchObject({
					ok: false,
					error: { kind: expect.stringMatching(/^(damaged|not-a-backup)$/) as string }
				});
			};
			await fc.assert(
				fc.asyncProperty(
					fc.nat(bytes.length - 1),
					fc.integer({ min: 1, max: 255 }),
					async (at, by) => {
						const flipped = Uint8Array.from(bytes);
						flipped[at] = (flipped[at] ?? 0) ^ by;
						await refuses(flipped);
						await refuses(bytes.subarray(0, at));
					}
				),
				{
					numRuns: 100,
					examples: [
						[bytes.length - 1, 1],
						[0, 1]
					]
				}
			);
			await refuses(Buffer.concat([bytes, Buffer.from([0])]));
		}
	});

	it('replaces what is there when that is wanted, and leaves it where it fails', async () => {
		const checked = await checkBackup(await write(), undefined);
		if (!checked.ok) throw new Error(checked.error.kind);
		const other = await openTestStorage();
		await other.db.execute(sql`insert into limit_windows values ('eve', 1, 1, 1)`);
		const before = await sums(other);
		const broken = {
			...checked.value,
			async *pieces() {
				for await (const piece of checked.value.pieces()) if (piece.kind !== 'end') yield piece;
			}
		};
		expect(await restoreBackup(other.db, broken, { shallReplace: true })).toMatchObject({
			error: { kind: 'damaged' }
		});
		expect(await sums(other)).toEqual(before);
		const lost = {
			...checked.value,
			async *pieces() {
				for await (const piece of checked.value.pieces()) {
					if (piece.kind !== 'rows' || piece.table !== 'limit_windows') yield piece;
				}
			}
		};
		expect(await restoreBackup(other.db, lost, { shallReplace: true })).toMatchObject({
			error: { kind: 'damaged' }
		});
		expect((await restoreBackup(other.db, checked.value, { shallReplace: true })).ok).toBe(true);
		expect(await sums(other)).toEqual(await sums(storage));
		await other.close();
	});

	it('of an older version is brought to this one', async () => {
		const older = await openEmptyStorage();
		const old = readMigrations().filter(({ number }) => number < 10);
		await migrate(older.db, old);
		await older.db.execute(sql`insert into limit_windows values ('ada', 1, 1, 1)`);
		const file = await write(undefined, older);
		await older.close();
		const checked = await checkBackup(file, undefined);
		if (!checked.ok) throw new Error(checked.error.kind);
		const restored = await restoreBackup(target.db, checked.value, { shallReplace: true });
		const later = readMigrations().filter(({ number }) => number >= 10);
		expect(restored).toMatchObject({ value: { migrated: later.map(({ name }) => name) } });
		expect((await sums(target))['limit_windows']?.rows).toBe(1);
	});
});

it('is of one moment: what is written meanwhile is in it whole or not at all', async () => {
	const other = await openTestStorage();
	const pair = (at: number) =>
		other.db.transaction(async (step) => {
			await step.execute(sql`insert into limit_windows values (${`a${at}`}, 1, 1, 1)`);
			await step.execute(sql`insert into limit_windows values (${`b${at}`}, 1, 1, 1)`);
		});
	const over = new AbortController();
	const writing = (async () => {
		for (let at = 0; !over.signal.aborted; at += 1) {
			await pair(at);
			await new Promise((resolve) => setImmediate(resolve));
		}
	})();
	const file = await write(undefined, other);
	over.abort();
	await writing;
	await other.close();
	const checked = await checkBackup(file, undefined);
	if (!checked.ok) throw new Error(checked.error.kind);
	let rows: string[] = [];
	for await (const piece of checked.value.pieces()) {
		if (piece.kind === 'rows' && piece.table === 'limit_windows') {
			const part = JSON.parse(piece.rows) as { subject: string }[];
			rows = [...rows, ...part.map(({ subject }) => subject)];
		}
	}
	const of = (letter: string) =>
		rows
			.filter((name) => name.startsWith(letter))
			.map((name) => name.slice(1))
			.toSorted();
	expect(of('a')).toEqual(of('b'));
});

it.each<BackupError>([
	{ kind: 'not-a-backup' },
	{ kind: 'damaged' },
	{ kind: 'newer', detail: 'format 2' },
	{ kind: 'needs-passphrase' },
	{ kind: 'wrong-passphrase' },
	{ kind: 'not-empty' },
	{ kind: 'failed', detail: 'no answer' }
])('says in one line that nothing was changed, and what to do: $kind', (error) => {
	expect(describeBackupError(error)).toMatch(/^[^\n]+Nothing was changed: [^\n]+\.$/);
});
