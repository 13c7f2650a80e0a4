import { existsSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { err, ok, type Result } from '#lib/domain/result.ts';
import { readServerSecret } from '#server/config/server-secret.ts';
import type { Settings } from '#server/config/settings.ts';
import type { Storage } from '#server/storage/database.ts';
import type { BackupMaker } from './backup-maker.ts';
import { describeBackupError, type BackupError } from './backup-format.ts';
import { describeMakeError } from './describe-backup.ts';
import { withBackup } from './fetch-backup.ts';
import { openPlace } from './open-place.ts';
import { checkBackup, type CheckedBackup } from './read-backup.ts';
import { isEmpty, restoreBackup, type Restored } from './restore-backup.ts';

interface RestoreParts {
	/** Of a backup that is kept, or a path; the newest where there is none. */
	readonly name: string | undefined;
	readonly shallReplace: boolean;
	readonly settings: Settings;
	readonly storage: Storage;
	readonly maker: BackupMaker;
}

/** Fills the database from a backup. What it held is backed up first. */
export async function restoreCommand(parts: RestoreParts): Promise<Result<string[], string>> {
	const { settings, storage, maker, shallReplace } = parts;
	const place = openPlace(settings);
	const name = parts.name ?? (await newest(parts));
	if (name === undefined) return err(`There is no backup in ${place.description}.`);
	const lines: string[] = [];
	const work = async (backup: CheckedBackup): Promise<Result<Restored, BackupError>> => {
		if (shallReplace && !(await isEmpty(storage.db))) {
			const kept = await maker.make('before-restore');
			if (!kept.ok) return err({ kind: 'failed', detail: describeMakeError(kept.error) });
			lines.push(`What was there is kept as ${kept.value.name}.`);
		}
		return restoreBackup(storage.db, backup, { shallReplace });
	};
	const restored = name.includes('/')
		? await withFile(resolve(name), settings.BACKUP_PASSPHRASE, work)
		: await withBackup(place, name, settings.BACKUP_PASSPHRASE, work);
	if (!restored.ok) return err([...lines, describeBackupError(restored.error)].join('\n'));
	const { tables, secret, migrated } = restored.value;
	const rows = Object.values(tables).reduce((sum, table) => sum + table.rows, 0);
	lines.push(
		`Restored ${name}: ${rows} rows in ${Object.keys(tables).length} tables, each compared with its checksum.`
	);
	if (migrated.length > 0) lines.push(`Brought to this version by ${migrated.join(', ')}.`);
	return ok([...lines, await keepSecret(secret, settings)]);
}

async function newest({ settings }: RestoreParts): Promise<string | undefined> {
	const listed = await openPlace(settings).list();
	// What was there before another restore is not what anybody wants by default.
	return listed.ok
		? listed.value.find(({ reason }) => reason !== 'before-restore')?.name
		: undefined;
}

async function withFile(
	file: string,
	passphrase: string | undefined,
	work: (backup: CheckedBackup) => Promise<Result<Restored, BackupError>>
): Promise<Result<Restored, BackupError>> {
	if (!existsSync(file)) return err({ kind: 'failed', detail: `there is no file ${file}` });
	const checked = await checkBackup(file, passphrase);
	return checked.ok ? work(checked.value) : checked;
}

/** Without the secret that belongs to it, sealed uploads and second factors cannot be read. */
async function keepSecret(secret: string | null, settings: Settings): Promise<string> {
	if (secret === null) {
		return 'This backup holds no secret of the server: SERVER_SECRET or DATA_DIR/secret must be the one of then.';
	}
	const bytes = Buffer.from(secret, 'hex');
	if (settings.SERVER_SECRET !== undefined) {
		return Buffer.from(settings.SERVER_SECRET, 'utf8').equals(bytes)
			? 'SERVER_SECRET is the one that belongs to it.'
			: 'SERVER_SECRET is not the one of then: uploads, cookies and second factors of then cannot be read with it.';
	}
	if (readServerSecret(settings).equals(bytes)) return 'The secret of the server is the same.';
	const file = join(resolve(settings.DATA_DIR), 'secret');
	await rename(file, `${file}.before-restore`);
	await writeFile(file, secret, { mode: 0o600 });
	return `The secret of the server came with it; the one that was here is ${file}.before-restore.`;
}
