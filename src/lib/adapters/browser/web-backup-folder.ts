import { z } from 'zod';
import { err, ok, type Result } from '#lib/domain/result.ts';
import type {
	BackupFolder,
	BackupFolderError,
	BackupFolderState
} from '#lib/ports/backup-folder.ts';
import type { StoreError } from '#lib/ports/store-error.ts';

const WRITE = { mode: 'readwrite' } as const;

export interface KeptFolder {
	/** A `FileSystemDirectoryHandle`: databases keep it as it is, no text can. */
	readonly handle: unknown;
	readonly lastAt?: number | undefined;
}

export interface FolderStore {
	readFolder(): Promise<Result<KeptFolder | undefined, StoreError>>;
	writeFolder(folder: KeptFolder | undefined): Promise<Result<void, StoreError>>;
}

type Access = 'granted' | 'denied' | 'prompt';

/** What of the File System Access API is used here; TypeScript does not know all of it. */
interface FolderHandle extends FileSystemDirectoryHandle {
	queryPermission(mode: typeof WRITE): Promise<Access>;
	requestPermission(mode: typeof WRITE): Promise<Access>;
}

type Picker = (options: { readonly id: string } & typeof WRITE) => Promise<FolderHandle>;

const pickerSchema = z.object({
	showDirectoryPicker: z.custom<Picker>((value) => typeof value === 'function')
});
const handleSchema = z.custom<FolderHandle>(
	(value) => typeof value === 'object' && value !== null && 'queryPermission' in value
);

/** Writes copies through the File System Access API. */
export class WebBackupFolder implements BackupFolder {
	constructor(private readonly store: FolderStore) {}

	get isSupported(): boolean {
		return typeof Reflect.get(globalThis, 'showDirectoryPicker') === 'function';
	}

	async state() {
		const kept = await this.#kept();
		if (!kept.ok || !kept.value) return kept.ok ? ok(undefined) : kept;
		return ok(await stateOf(kept.value.handle, kept.value.lastAt));
	}

	async choose(): Promise<Result<BackupFolderState | undefined, BackupFolderError>> {
		const window = pickerSchema.safeParse(globalThis);
		if (!window.success) return err({ kind: 'no-folder' });
		let handle: FolderHandle;
		try {
			handle = await window.data.showDirectoryPicker({ id: 'textai-backups', ...WRITE });
		} catch (cause) {
			const isCancelled = cause instanceof DOMException && cause.name === 'AbortError';
			return isCancelled ? ok(undefined) : err({ kind: 'folder-not-allowed' });
		}
		const written = await this.store.writeFolder({ handle });
		return written.ok ? ok(await stateOf(handle, undefined)) : written;
	}

	async allow(): Promise<boolean> {
		const kept = await this.#kept();
		if (!kept.ok || !kept.value) return false;
		try {
			return (await kept.value.handle.requestPermission(WRITE)) === 'granted';
		} catch {
			// Not after a click, or the browser's settings forbid it.
			return false;
		}
	}

	forget() {
		return this.store.writeFolder(undefined);
	}

	async write(
		name: string,
		text: string,
		at: number,
		surplus: (names: readonly string[]) => readonly string[]
	): Promise<Result<void, BackupFolderError>> {
		const kept = await this.#kept();
		if (!kept.ok) return kept;
		if (!kept.value) return err({ kind: 'no-folder' });
		const { handle } = kept.value;
		try {
			if ((await handle.queryPermission(WRITE)) !== 'granted') {
				return err({ kind: 'folder-not-allowed' });
			}
			const file = await handle.getFileHandle(name, { create: true });
			// The browser writes to a copy, which takes the file's place when it is closed.
			const stream = await file.createWritable();
			await stream.write(text);
			await stream.close();
			const names: string[] = [];
			for await (const key of handle.keys()) names.push(key);
			for (const old of surplus(names)) await handle.removeEntry(old);
		} catch {
			return err({ kind: 'folder-failed' });
		}
		return this.store.writeFolder({ handle, lastAt: at });
	}

	async #kept(): Promise<
		Result<{ readonly handle: FolderHandle; readonly lastAt?: number } | undefined, StoreError>
	> {
		const row = await this.store.readFolder();
		if (!row.ok) return row;
		const handle = handleSchema.safeParse(row.value?.handle);
		if (!handle.success) return ok(undefined);
		const lastAt = row.value?.lastAt;
		return ok({ handle: handle.data, ...(lastAt === undefined ? {} : { lastAt }) });
	}
}

async function stateOf(
	handle: FolderHandle,
	lastAt: number | undefined
): Promise<BackupFolderState> {
	const access = await handle.queryPermission(WRITE);
	return {
		name: handle.name,
		access: access === 'granted' ? 'granted' : 'ask',
		...(lastAt === undefined ? {} : { lastAt })
	};
}
