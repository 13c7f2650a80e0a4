import type { BackupFolderError } from '#lib/ports/backup-folder.ts';
import { describeBackupError, type BackupError } from './backup-error.ts';

/** What happened and what to do next. */
export function describeFolderError(error: BackupFolderError | BackupError): string {
	if (error.kind === 'no-folder') {
		return 'No folder is chosen for the copies, or this browser cannot write to one.';
	}
	if (error.kind === 'folder-not-allowed') {
		return 'The browser did not allow writing to this folder. Allow it again, or choose another.';
	}
	if (error.kind === 'folder-failed') {
		return 'The copy could not be written: the folder is gone or its disk is full. Choose another folder.';
	}
	return describeBackupError(error);
}
