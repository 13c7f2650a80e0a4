import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { err, type Result } from '#lib/domain/result.ts';
import type { BackupError } from './backup-format.ts';
import type { BackupPlace } from './backup-place.ts';
import { checkBackup, type CheckedBackup } from './read-backup.ts';

/** Brings a backup here, checks it whole, and has it gone afterwards. */
export async function withBackup<T>(
	place: BackupPlace,
	name: string,
	passphrase: string | undefined,
	work: (backup: CheckedBackup) => Promise<Result<T, BackupError>>
): Promise<Result<T, BackupError>> {
	const scratch = await mkdtemp(join(tmpdir(), 'textai-restore-'));
	try {
		const file = join(scratch, 'backup');
		const fetched = await place.fetch(name, file);
		if (!fetched.ok) return err({ kind: 'failed', detail: fetched.error.detail });
		const checked = await checkBackup(file, passphrase);
		return checked.ok ? await work(checked.value) : checked;
	} finally {
		await rm(scratch, { recursive: true, force: true });
	}
}
