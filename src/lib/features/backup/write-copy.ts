import type { User } from '#lib/domain/accounts/account.ts';
import type { BackupError } from '#lib/domain/backup/backup-error.ts';
import { backupFileName, surplusBackups } from '#lib/domain/backup/backup-schedule.ts';
import type { Result } from '#lib/domain/result.ts';
import type { AccountServices } from '#lib/ports/account-services.ts';
import type { BackupFolderError } from '#lib/ports/backup-folder.ts';

/** Writes today's copy of the device into the chosen folder. What is sealed stays sealed in it. */
export async function writeCopy(
	{ backup, backupFolder }: Pick<AccountServices, 'backup' | 'backupFolder'>,
	admin: User,
	now: number
): Promise<Result<void, BackupFolderError | BackupError>> {
	const text = await backup.exportDevice(admin);
	if (!text.ok) return text;
	return backupFolder.write(backupFileName(now), text.value, now, surplusBackups);
}
