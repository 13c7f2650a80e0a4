import { constants } from 'node:fs';
import { copyFile, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { err, ok, type Result } from '#lib/domain/result.ts';
import {
	newestFirst,
	readName,
	type BackupPlace,
	type PlaceError,
	type StoredBackup
} from './backup-place.ts';

/** A folder of this machine, or one that is mounted. */
export class FolderPlace implements BackupPlace {
	readonly description: string;
	readonly kind = 'folder';

	constructor(private readonly folder: string) {
		this.description = folder;
	}

	list() {
		return attempt(async () => {
			await mkdir(this.folder, { recursive: true, mode: 0o700 });
			const found: StoredBackup[] = [];
			for (const name of await readdir(this.folder)) {
				const read = readName(name);
				if (read) found.push({ name, ...read, bytes: (await stat(this.#path(name))).size });
			}
			return newestFirst(found);
		});
	}

	put(name: string, file: string) {
		return attempt(async () => {
			await mkdir(this.folder, { recursive: true, mode: 0o700 });
			const part = `${this.#path(name)}.part`;
			await copyFile(file, part);
			const handle = await open(part, 'r+');
			await handle.sync();
			await handle.close();
			await rename(part, this.#path(name));
		});
	}

	fetch(name: string, file: string) {
		return attempt(() => copyFile(this.#path(name), file, constants.COPYFILE_EXCL));
	}

	head(name: string, bytes: number) {
		return attempt(async () => {
			const handle = await open(this.#path(name));
			try {
				const read = await handle.read(Buffer.alloc(bytes), 0, bytes, 0);
				return read.buffer.subarray(0, read.bytesRead);
			} finally {
				await handle.close();
			}
		});
	}

	remove(name: string) {
		return attempt(() => rm(this.#path(name), { force: true }));
	}

	#path(name: string): string {
		if (!readName(name)) throw new RangeError('not the name of a backup');
		return join(this.folder, name);
	}
}

async function attempt<T>(work: () => Promise<T>): Promise<Result<T, PlaceError>> {
	try {
		return ok(await work());
	} catch (error) {
		const detail = error instanceof Error ? error.message : 'unknown';
		return err({ kind: 'place-unavailable', detail });
	}
}
