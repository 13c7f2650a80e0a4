import { describeBackupError } from '#lib/features/errors/backup-errors.ts';
import type { BackupError } from '#lib/domain/backup/backup-error.ts';
import type { HistoryError } from '#lib/domain/history/history-ports.ts';
import type { HistoryFilter } from '#lib/domain/history/history-query.ts';
import { historyCsv, historyJsonl } from '#lib/domain/history/history-table.ts';
import { openEntries } from '#lib/domain/history/open-entries.ts';
import { err, ok, type Result } from '#lib/domain/result.ts';
import type { AccountState } from '#lib/features/account/account-state.svelte.ts';
import type { OwnHistory } from '#lib/features/account/who.ts';
import * as m from '#lib/paraglide/backup.js';

export type ExportScope = 'device' | 'user' | 'history';
export type ExportFormat = 'json' | 'csv' | 'jsonl';

export interface ExportWish {
	readonly scope: ExportScope;
	/** Of `history`; the others are always JSON. */
	readonly format: ExportFormat;
	readonly filter: HistoryFilter;
	/** Nothing leaves the file as it is. */
	readonly passphrase: string | undefined;
	/** Of CSV: formulas are made harmless. */
	readonly isForSpreadsheets: boolean;
}

export interface ExportedFile {
	readonly name: string;
	readonly type: string;
	readonly text: string;
	/** Said afterwards; entries that could not be opened, for example. */
	readonly note?: string;
}

const TYPES: Readonly<Record<ExportFormat, string>> = {
	json: 'application/json',
	csv: 'text/csv',
	jsonl: 'application/jsonl'
};

/** One export: what is being done, and what went wrong. */
export class ExportState {
	#progress = $state.raw<{ readonly done: number; readonly total: number }>();
	#isBusy = $state(false);
	#problem = $state<string>();

	constructor(private readonly account: AccountState) {}

	get isBusy(): boolean {
		return this.#isBusy;
	}

	/** Entries opened so far, where that takes a while. */
	get progress() {
		return this.#progress;
	}

	get problem(): string | undefined {
		return this.#problem;
	}

	forget(): void {
		this.#problem = undefined;
	}

	/** The file to hand out; nothing if there was a problem. */
	async make(wish: ExportWish): Promise<ExportedFile | undefined> {
		if (this.#isBusy) return undefined;
		this.#isBusy = true;
		this.#problem = undefined;
		const made = await this.#make(wish);
		this.#isBusy = false;
		this.#progress = undefined;
		if (made.ok) return made.value;
		this.#problem = made.error;
		return undefined;
	}

	async #make(wish: ExportWish): Promise<Result<ExportedFile, string>> {
		const { backup } = await this.account.services();
		const { user, history } = this.account;
		const format = wish.scope === 'history' ? wish.format : 'json';
		const file = { name: fileName(wish, user?.username), type: TYPES[format] };
		if (wish.scope === 'history') {
			if (!history) return err(m.your_history_is_not_open_yet_try());
			if (format !== 'json') return this.#table(history, wish, file);
			const { ports, sealer } = history;
			const text = await backup.exportSelection(ports, sealer, wish.filter, wish.passphrase);
			return text.ok ? ok({ ...file, text: text.value }) : err(describe(text.error));
		}
		if (!user) return err(m.you_were_logged_out_log_in_and_try());
		const text = await (wish.scope === 'device'
			? backup.exportDevice(user, wish.passphrase)
			: backup.exportUser(user, wish.passphrase));
		return text.ok ? ok({ ...file, text: text.value }) : err(describe(text.error));
	}

	async #table(
		{ ports, sealer }: OwnHistory,
		{ filter, format, isForSpreadsheets }: ExportWish,
		file: Omit<ExportedFile, 'text'>
	): Promise<Result<ExportedFile, string>> {
		const found = await ports.index.find(filter);
		if (!found.ok) return err(describe(found.error));
		const opened = await openEntries(ports, sealer, found.value, (done, total) => {
			this.#progress = { done, total };
		});
		if (!opened.ok) return err(describe(opened.error));
		const { entries, damaged } = opened.value;
		const text =
			format === 'csv' ? historyCsv(entries, { isForSpreadsheets }) : historyJsonl(entries);
		const note = damaged > 0 ? m.damaged_entries_could_not_be({ damaged }) : undefined;
		return ok({ ...file, text, ...(note ? { note } : {}) });
	}
}

function describe(error: BackupError | HistoryError): string {
	if (error.kind === 'unknown-entry') {
		return m.an_entry_was_deleted_meanwhile();
	}
	if (error.kind === 'damaged-entry') {
		return m.an_entry_was_changed_from_outside();
	}
	return describeBackupError(error);
}

function fileName({ scope, format, passphrase }: ExportWish, username: string | undefined): string {
	const day = new Date().toISOString().slice(0, 10);
	const whose = scope === 'device' ? 'device' : (username ?? 'guest').replace(/[^\w-]+/gu, '-');
	const what = scope === 'history' ? `history-${whose}` : whose;
	const end = scope === 'history' ? format : 'json';
	const sealed = passphrase !== undefined && end === 'json' ? '.encrypted' : '';
	return `textai-studio-${what}-${day}${sealed}.${end}`;
}
