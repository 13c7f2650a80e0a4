import type { User } from '#lib/domain/accounts/account.ts';
import { describeFolderError } from '#lib/features/errors/folder-errors.ts';
import type { AccountServices } from '#lib/ports/account-services.ts';
import type { BackupFolderState } from '#lib/ports/backup-folder.ts';
import { writeCopy } from './write-copy.ts';

/** The folder of the daily copies, as Settings show it. */
export class DailyBackup {
	/** Undefined until the browser has been asked. */
	#isSupported = $state<boolean>();
	#folder = $state.raw<BackupFolderState>();
	#isBusy = $state(false);
	#problem = $state<string>();

	constructor(private readonly services: () => Promise<AccountServices>) {}

	get isSupported(): boolean | undefined {
		return this.#isSupported;
	}

	get folder(): BackupFolderState | undefined {
		return this.#folder;
	}

	get isBusy(): boolean {
		return this.#isBusy;
	}

	get problem(): string | undefined {
		return this.#problem;
	}

	async refresh(): Promise<void> {
		const { backupFolder } = await this.services();
		const state = await backupFolder.state();
		this.#isSupported = backupFolder.isSupported;
		this.#folder = state.ok ? state.value : undefined;
	}

	/** The first copy is written at once: whoever chose a folder sees that it works. */
	async choose(admin: User): Promise<void> {
		const { backupFolder } = await this.services();
		const chosen = await backupFolder.choose();
		this.#problem = chosen.ok ? undefined : describeFolderError(chosen.error);
		if (chosen.ok && chosen.value) await this.copy(admin);
	}

	async allow(admin: User): Promise<void> {
		const { backupFolder } = await this.services();
		if (await backupFolder.allow()) await this.copy(admin);
		else this.#problem = describeFolderError({ kind: 'folder-not-allowed' });
	}

	async copy(admin: User): Promise<void> {
		if (this.#isBusy) return;
		this.#isBusy = true;
		const written = await writeCopy(await this.services(), admin, Date.now());
		this.#problem = written.ok ? undefined : describeFolderError(written.error);
		this.#isBusy = false;
		await this.refresh();
	}

	async stop(): Promise<void> {
		const { backupFolder } = await this.services();
		await backupFolder.forget();
		this.#problem = undefined;
		await this.refresh();
	}
}
