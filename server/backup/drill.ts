import { desc } from 'drizzle-orm';
import { err, ok, type Result } from '#lib/domain/result.ts';
import { BlockSealer, placeOfBlock } from '#server/batches/block-sealer.ts';
import { SqlUserReader } from '#server/people/sql-user-reader.ts';
import type { Database } from '#server/storage/database.ts';
import { batchBlocks } from '#server/storage/schema/batch-tables.ts';
import { users } from '#server/storage/schema/people-tables.ts';
import type { BackupError } from './backup-format.ts';
import type { BackupPlace, StoredBackup } from './backup-place.ts';
import { withBackup } from './fetch-backup.ts';
import { restoreBackup, type Restored } from './restore-backup.ts';
import { openScratch } from './scratch-database.ts';

/** People that are read as the server reads them. */
const MOST_PEOPLE = 1000;

export interface DrillReport {
	readonly backup: StoredBackup;
	readonly restored: Restored;
	/** Where it was restored to, for people. */
	readonly scratch: string;
	readonly people: number;
	/** Whether a sealed text of a batch could be opened; nothing where there is none. */
	readonly opensSealed: boolean | undefined;
	/** From the first byte fetched to the last check. */
	readonly durationMs: number;
}

export interface DrillParts {
	readonly place: BackupPlace;
	readonly passphrase: string | undefined;
	readonly databaseUrl: string | undefined;
	/** Where the backup brings none. */
	readonly serverSecret: () => Buffer;
}

/** Restores the newest backup into a scratch database, compares it row by row, and works with it. */
export async function drill(parts: DrillParts): Promise<Result<DrillReport, BackupError>> {
	const began = performance.now();
	const listed = await parts.place.list();
	if (!listed.ok) return err({ kind: 'failed', detail: listed.error.detail });
	const [backup] = listed.value;
	if (!backup) {
		return err({ kind: 'failed', detail: `there is no backup in ${parts.place.description}` });
	}
	return withBackup(parts.place, backup.name, parts.passphrase, async (checked) => {
		const scratch = await openScratch(parts.databaseUrl);
		try {
			const { db } = scratch.storage;
			const restored = await restoreBackup(db, checked, { shallReplace: false });
			if (!restored.ok) return restored;
			const { secret } = restored.value;
			const people = await readPeople(db);
			if (people === undefined) return err({ kind: 'failed', detail: 'people cannot be read' });
			const key = secret === null ? parts.serverSecret() : Buffer.from(secret, 'hex');
			return ok({
				backup,
				restored: restored.value,
				scratch: scratch.description,
				people,
				opensSealed: await opensSealed(db, key),
				durationMs: performance.now() - began
			});
		} finally {
			await scratch.close();
		}
	});
}

async function readPeople(db: Database): Promise<number | undefined> {
	const ids = await db.select({ id: users.id }).from(users).limit(MOST_PEOPLE);
	const reader = new SqlUserReader(db);
	for (const { id } of ids) if (!(await reader.getUser(id)).ok) return undefined;
	return ids.length;
}

async function opensSealed(db: Database, secret: Buffer): Promise<boolean | undefined> {
	const [block] = await db.select().from(batchBlocks).orderBy(desc(batchBlocks.batchId)).limit(1);
	if (!block) return undefined;
	const sealer = new BlockSealer(() => secret);
	try {
		sealer.open(placeOfBlock(block.batchId, block.place), block.input);
		return true;
	} catch {
		return false;
	}
}
