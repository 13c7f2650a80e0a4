import type { FolderStore, KeptFolder } from '#lib/adapters/browser/web-backup-folder.ts';
import { attempt } from './attempt.ts';
import type { StudioDatabase } from './studio-database.ts';

export class DexieFolderStore implements FolderStore {
	constructor(private readonly db: StudioDatabase) {}

	readFolder() {
		return attempt(async (): Promise<KeptFolder | undefined> => this.db.folders.get('backup'));
	}

	writeFolder(folder: KeptFolder | undefined) {
		return attempt(async () => {
			if (folder) await this.db.folders.put({ ...folder, id: 'backup' });
			else await this.db.folders.clear();
		});
	}
}
