import type { User } from '#lib/domain/accounts/account.ts';
import { isActiveAdmin } from '#lib/domain/accounts/active-admin.ts';
import type { AuditAction, AuditEvent } from '#lib/domain/accounts/audit-event.ts';
import type { HistoryFilter } from '#lib/domain/history/history-query.ts';
import type { HistoryError, HistoryPorts } from '#lib/domain/history/history-ports.ts';
import { openEntries } from '#lib/domain/history/open-entries.ts';
import { sealEntry } from '#lib/domain/history/seal-entry.ts';
import { err, ok, type Result } from '#lib/domain/result.ts';
import { newId } from '#lib/domain/sealing/new-id.ts';
import type { AuditLog } from '#lib/ports/audit-log.ts';
import type { BackupStore } from '#lib/ports/backup-store.ts';
import type { Clock } from '#lib/ports/clock.ts';
import type { Digest } from '#lib/ports/digest.ts';
import type { Sealer } from '#lib/ports/key-vault.ts';
import type { PassphraseCipher } from '#lib/ports/passphrase-cipher.ts';
import type { RandomSource } from '#lib/ports/random-source.ts';
import type { SettingsStore } from '#lib/ports/settings-store.ts';
import type { StoreError } from '#lib/ports/store-error.ts';
import type { BackupError } from './backup-error.ts';
import { BACKUP_VERSION, ENCRYPTED_FORMAT, openFactsSchema } from './backup-format.ts';
import { planImport, type ImportChanges } from './import-plan.ts';
import type { ConflictRule, ImportTerms } from './planned.ts';
import { readBackup } from './read-backup.ts';
import { NO_RECORDS, type BackupContent, type OpenEntry } from './snapshot.ts';
import { writeBackup } from './write-backup.ts';

export interface BackupPorts {
	readonly store: BackupStore;
	readonly settings: SettingsStore;
	readonly audit: AuditLog;
	readonly random: RandomSource;
	readonly digest: Digest;
	readonly cipher: PassphraseCipher;
	readonly clock: Clock;
	/** Lets others have their turn while a large file is written. */
	readonly pause?: () => Promise<void>;
}

export interface ImportRequest {
	/** Who imports; nobody on a device without accounts. */
	readonly actor: User | undefined;
	/** Of the actor, for entries in the clear. */
	readonly sealer?: Sealer | undefined;
	/** `newer` unless told. */
	readonly rule?: ConflictRule | undefined;
}

/** What an import will do, to be shown before it does it. */
export interface ImportPreview {
	readonly content: BackupContent;
	readonly changes: ImportChanges;
	/** Choices of the device are taken over too: on a device without accounts, or by an admin who replaces. */
	readonly takesSettings: boolean;
	readonly terms: ImportTerms;
}

/** Of the log, looked through for the last export. */
const AUDIT_EVENTS = 1000;
const MIN_PASSPHRASE_CHARACTERS = 8;

/** Export and import, in one versioned format with checksums. */
export class BackupManager {
	constructor(private readonly ports: BackupPorts) {}

	/** Everything on the device, texts sealed as they are: for its admin. */
	async exportDevice(actor: User, passphrase?: string): Promise<Result<string, BackupError>> {
		if (!isActiveAdmin(actor)) return err({ kind: 'not-allowed' });
		const snapshot = await this.ports.store.snapshot();
		if (!snapshot.ok) return snapshot;
		const settings = [this.ports.settings.read()];
		const text = await this.#write({ ...snapshot.value, settings, scope: 'device' }, passphrase);
		if (text.ok) await this.#note('exported', actor, 'this device');
		return text;
	}

	/** One's own account and history, texts sealed as they are. */
	async exportUser(actor: User, passphrase?: string): Promise<Result<string, BackupError>> {
		const snapshot = await this.ports.store.snapshot(actor.id);
		if (!snapshot.ok) return snapshot;
		const text = await this.#write({ ...snapshot.value, scope: 'user' }, passphrase);
		if (text.ok) await this.#note('exported', actor, actor.username);
		return text;
	}

	/**
	 * Some entries in the clear, which any account can take in: say so where no passphrase is given.
	 * @param what ids, or a filter
	 */
	async exportSelection(
		history: HistoryPorts,
		sealer: Sealer,
		what: readonly string[] | HistoryFilter,
		passphrase?: string
	): Promise<Result<string, BackupError | HistoryError>> {
		const ids = isIds(what) ? ok(what) : await history.index.find(what);
		if (!ids.ok) return ids;
		const opened = await openEntries(history, sealer, ids.value);
		if (!opened.ok) return opened;
		// What cannot be opened is told of, not left out in silence.
		if (opened.value.missing > 0) return err({ kind: 'unknown-entry' });
		if (opened.value.damaged > 0) return err({ kind: 'damaged-entry' });
		const entries = opened.value.entries.map(({ facts, notes, content }): OpenEntry => ({
			facts: openFactsSchema.parse(facts),
			notes,
			content
		}));
		return this.#write({ openEntries: entries, scope: 'selection' }, passphrase);
	}

	/** When the device or the actor's part of it was last exported, as far as the log goes back. */
	async lastExportAt(actor: User): Promise<Result<number | undefined, StoreError>> {
		const events = await this.ports.audit.latest(AUDIT_EVENTS);
		if (!events.ok) return events;
		const isOurs = (event: AuditEvent) => event.action === 'exported' && event.actorId === actor.id;
		return ok(events.value.find(isOurs)?.at);
	}

	/** Reads a file and says what importing it would do; nothing is changed. */
	async preview(
		text: string,
		request: ImportRequest,
		passphrase?: string
	): Promise<Result<ImportPreview, BackupError>> {
		const content = await readBackup(text, this.ports, passphrase);
		return content.ok ? this.previewContent(content.value, request) : content;
	}

	/** As `preview`, for what another reader made of other files. */
	async previewContent(
		content: BackupContent,
		{ actor, sealer, rule = 'newer' }: ImportRequest
	): Promise<Result<ImportPreview, BackupError>> {
		const isOwn = actor !== undefined && sealer?.userId === actor.id;
		if (content.openEntries.length > 0 && !isOwn) return err({ kind: 'sign-in-needed' });
		const sealed = sealer ? await sealAll(sealer, content.openEntries) : [];
		const whole = { ...content, entries: [...content.entries, ...sealed], openEntries: [] };
		const present = await this.ports.store.present();
		if (!present.ok) return present;
		const terms = { actor, rule };
		const isEmpty = present.value.accounts.length === 0;
		const mayReplace = rule === 'replace' && actor !== undefined && isActiveAdmin(actor);
		return ok({
			content: whole,
			changes: planImport(whole, present.value, terms),
			takesSettings: content.settings.length > 0 && (isEmpty || mayReplace),
			terms
		});
	}

	/** Does what was shown, decided anew in the very transaction that writes. Answers what was done. */
	async apply(preview: ImportPreview): Promise<Result<ImportChanges, StoreError>> {
		const { content, terms, takesSettings } = preview;
		const done = await this.ports.store.change((present) => planImport(content, present, terms));
		const [settings] = content.settings;
		if (!done.ok) return done;
		if (takesSettings && settings) this.ports.settings.write(settings);
		if (terms.actor) await this.#note('imported', terms.actor, subjectOf(content));
		return done;
	}

	/** What cannot be noted is done all the same. */
	async #note(action: AuditAction, actor: User, subjectName: string): Promise<void> {
		await this.ports.audit.append({
			id: newId(this.ports.random),
			at: this.ports.clock.now(),
			action,
			actorId: actor.id,
			subjectId: actor.id,
			subjectName
		});
	}

	async #write(
		parts: Partial<BackupContent> & Pick<BackupContent, 'scope'>,
		passphrase: string | undefined
	): Promise<Result<string, BackupError>> {
		if (passphrase !== undefined && Array.from(passphrase).length < MIN_PASSPHRASE_CHARACTERS) {
			return err({ kind: 'passphrase-short', min: MIN_PASSPHRASE_CHARACTERS });
		}
		const content = { ...NO_RECORDS, createdAt: this.ports.clock.now(), ...parts };
		const text = await writeBackup(content, this.ports.digest, this.ports.pause);
		if (passphrase === undefined) return ok(text);
		const encrypted = await this.ports.cipher.encrypt(text, passphrase);
		return ok(JSON.stringify({ format: ENCRYPTED_FORMAT, version: BACKUP_VERSION, ...encrypted }));
	}
}

function subjectOf({ scope, accounts }: BackupContent): string {
	const [first] = accounts;
	if (scope === 'device') return 'a whole device';
	return first ? first.user.username : 'single entries';
}

function isIds(what: readonly string[] | HistoryFilter): what is readonly string[] {
	return Array.isArray(what);
}

function sealAll(sealer: Sealer, entries: readonly OpenEntry[]) {
	return Promise.all(
		entries.map(({ facts, notes, content }) =>
			sealEntry(sealer, { ...facts, userId: sealer.userId }, notes, content)
		)
	);
}
