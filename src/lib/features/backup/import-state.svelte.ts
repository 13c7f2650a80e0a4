import { describeBackupError } from '#lib/features/errors/backup-errors.ts';
import type { BackupError } from '#lib/domain/backup/backup-error.ts';
import type { ImportPreview, ImportRequest } from '#lib/domain/backup/backup-manager.ts';
import { describeImportFileError } from '#lib/features/errors/import-file-errors.ts';
import type { ImportChanges } from '#lib/domain/backup/import-plan.ts';
import type { ConflictRule } from '#lib/domain/backup/planned.ts';
import type { SeedImport } from '#lib/domain/backup/seed-import.ts';
import type { Result } from '#lib/domain/result.ts';
import type { AccountServices } from '#lib/ports/account-services.ts';
import type { ImportFile, ImportSource } from '#lib/ports/import-files.ts';
import * as m from '#lib/paraglide/backup.js';

export type ImportStep =
	| { readonly kind: 'choose'; readonly problem?: string }
	| { readonly kind: 'busy'; readonly label: string }
	| { readonly kind: 'passphrase'; readonly isWrong: boolean }
	| { readonly kind: 'preview'; readonly preview: ImportPreview; readonly seed?: SeedImport }
	| { readonly kind: 'done'; readonly changes: ImportChanges; readonly seed?: SeedImport };

/** One import from the choice of a file to the report. Nothing is written before `apply`. */
export class ImportState {
	#step = $state.raw<ImportStep>({ kind: 'choose' });
	#rule = $state<ConflictRule>('newer');
	#name = $state('');
	#source: ImportSource | undefined;
	#seed: SeedImport | undefined;
	#passphrase: string | undefined;
	/** Of the latest step that was begun: what ends later and is older is of no use. */
	#turn = 0;

	/**
	 * @param who asked anew each time, as the session may end meanwhile
	 * @param onDone after something was imported
	 */
	constructor(
		private readonly services: () => Promise<AccountServices>,
		private readonly who: () => Omit<ImportRequest, 'rule'>,
		private readonly onDone: () => Promise<void>
	) {}

	get step(): ImportStep {
		return this.#step;
	}

	get rule(): ConflictRule {
		return this.#rule;
	}

	/** Of the file or folder. */
	get name(): string {
		return this.#name;
	}

	/** Back to the start, everything read forgotten. */
	reset(): void {
		this.#turn += 1;
		this.#source = undefined;
		this.#seed = undefined;
		this.#passphrase = undefined;
		this.#rule = 'newer';
		this.#step = { kind: 'choose' };
	}

	async open(files: readonly ImportFile[], name: string): Promise<void> {
		this.reset();
		this.#name = name;
		await this.#do(m.reading(), async (services) => {
			const opened = await services.importFiles.open(files);
			if (!opened.ok) return refuse(describeImportFileError(opened.error));
			this.#source = opened.value;
			return this.#preview(services);
		});
	}

	async unlock(passphrase: string): Promise<void> {
		this.#passphrase = passphrase;
		await this.#do(m.decrypting(), (services) => this.#preview(services));
	}

	async choose(rule: ConflictRule): Promise<void> {
		this.#rule = rule;
		await this.#do(m.comparing(), (services) => this.#preview(services));
	}

	async apply(): Promise<void> {
		const step = this.#step;
		if (step.kind !== 'preview') return;
		await this.#do(m.importing(), async (services) => {
			const done = await services.backup.apply(step.preview);
			if (!done.ok) return refuse(describeBackupError(done.error));
			await services.forgetIndexes();
			await this.onDone();
			return { ...step, kind: 'done', changes: done.value };
		});
	}

	async #preview(services: AccountServices): Promise<ImportStep> {
		const source = this.#source;
		if (!source) return { kind: 'choose' };
		const request = { ...this.who(), rule: this.#rule };
		let made: Result<ImportPreview, BackupError>;
		if (source.kind === 'seed') {
			// Read once: each reading makes new recovery codes.
			if (!this.#seed) {
				const seed = await services.readSeed(source.files);
				if (!seed.ok) return refuse(describeBackupError(seed.error));
				this.#seed = seed.value;
			}
			made = await services.backup.previewContent(this.#seed.content, request);
		} else {
			made = await services.backup.preview(source.text, request, this.#passphrase);
		}
		if (made.ok) {
			return {
				kind: 'preview',
				preview: made.value,
				...(this.#seed ? { seed: this.#seed } : {})
			};
		}
		if (made.error.kind === 'needs-passphrase') return { kind: 'passphrase', isWrong: false };
		if (made.error.kind === 'wrong-passphrase') return { kind: 'passphrase', isWrong: true };
		return refuse(describeBackupError(made.error));
	}

	async #do(
		label: string,
		work: (services: AccountServices) => Promise<ImportStep>
	): Promise<void> {
		this.#turn += 1;
		const turn = this.#turn;
		this.#step = { kind: 'busy', label };
		const next = await work(await this.services());
		if (turn === this.#turn) this.#step = next;
	}
}

function refuse(problem: string): ImportStep {
	return { kind: 'choose', problem };
}
