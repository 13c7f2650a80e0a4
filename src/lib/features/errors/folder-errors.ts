import type { BackupFolderError } from '#lib/ports/backup-folder.ts';
import type { BackupError } from '#lib/domain/backup/backup-error.ts';
import { describeBackupError } from './backup-errors.ts';
import * as m from '#lib/paraglide/folder-errors.js';

/** What happened and what to do next. */
export function describeFolderError(error: BackupFolderError | BackupError): string {
	if (error.kind === 'no-folder') {
		return m.no_folder_is_chosen_for_the_copies();
	}
	if (error.kind === 'folder-not-allowed') {
		return m.the_browser_did_not_allow_writing();
	}
	if (error.kind === 'folder-failed') {
		return m.the_copy_could_not_be_written_the();
	}
	return describeBackupError(error);
}
