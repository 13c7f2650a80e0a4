import { z } from 'zod';
import type { StoredEntry } from '#lib/domain/history/history-entry.ts';
import { err, ok, type Result } from '#lib/domain/result.ts';
import { fromBase64 } from '#lib/domain/sealing/base64.ts';
import type { Digest } from '#lib/ports/digest.ts';
import type { PassphraseCipher } from '#lib/ports/passphrase-cipher.ts';
import type { BackupError } from './backup-error.ts';
import {
	BACKUP_FORMAT,
	BACKUP_VERSION,
	ENCRYPTED_FORMAT,
	encryptedFileSchema,
	envelopeSchema,
	headText,
	recordSchemas,
	SECTIONS,
	type BackupFile,
	type SealedEntryRecord,
	type Section
} from './backup-format.ts';
import type { BackupContent } from './snapshot.ts';

const kindSchema = z.object({
	format: z.enum([BACKUP_FORMAT, ENCRYPTED_FORMAT]),
	version: z.int().min(1)
});

/** Reads a file whole or refuses it whole, and says why. */
export async function readBackup(
	text: string,
	ports: { readonly digest: Digest; readonly cipher: PassphraseCipher },
	passphrase?: string
): Promise<Result<BackupContent, BackupError>> {
	const json = parse(text);
	if (!json.ok) return json;
	const kind = kindSchema.safeParse(json.value);
	if (!kind.success) return err({ kind: 'not-a-backup' });
	const { format, version } = kind.data;
	if (version > BACKUP_VERSION) {
		return err({ kind: 'newer-version', version, supported: BACKUP_VERSION });
	}
	if (format === BACKUP_FORMAT) return readPlain(json.value, ports.digest);
	if (passphrase === undefined) return err({ kind: 'needs-passphrase' });
	const file = encryptedFileSchema.safeParse(json.value);
	if (!file.success) return err({ kind: 'changed-file', section: 'file' });
	const opened = await ports.cipher.decrypt(file.data, passphrase);
	if (!opened.ok) return err({ kind: 'wrong-passphrase' });
	const inner = parse(opened.value);
	return inner.ok ? readPlain(inner.value, ports.digest) : inner;
}

async function readPlain(
	json: unknown,
	digest: Digest
): Promise<Result<BackupContent, BackupError>> {
	const envelope = envelopeSchema.safeParse(json);
	if (!envelope.success) {
		return err({
			kind: 'changed-file',
			section: envelope.error.issues[0]?.path.join('.') ?? 'file'
		});
	}
	const file = envelope.data;
	if ((await digest.sha256(headText(file))) !== file.sha256) {
		return err({ kind: 'changed-file', section: 'file' });
	}
	for (const name of SECTIONS) {
		const { records, count, sha256 } = file.sections[name];
		const isWhole = records.length === count;
		if (!isWhole || (await digest.sha256(JSON.stringify(records))) !== sha256) {
			return err({ kind: 'changed-file', section: name });
		}
	}
	return readRecords(file);
}

function readRecords({
	scope,
	createdAt,
	sections
}: BackupFile): Result<BackupContent, BackupError> {
	const read = <T>(name: Section, schema: z.ZodType<T>) => {
		const records = z.array(schema).safeParse(sections[name].records);
		if (records.success) return records.data;
		const [issue] = records.error.issues;
		throw new InvalidRecord(name, issue ? `${issue.path.join('.')}: ${issue.message}` : '');
	};
	try {
		return ok({
			scope,
			createdAt,
			accounts: read('accounts', recordSchemas.accounts),
			entries: read('entries', recordSchemas.entries).map(toEntry),
			openEntries: read('openEntries', recordSchemas.openEntries),
			apiKeys: read('apiKeys', recordSchemas.apiKeys),
			limits: read('limits', recordSchemas.limits),
			audit: read('audit', recordSchemas.audit),
			settings: read('settings', recordSchemas.settings)
		});
	} catch (cause) {
		if (!(cause instanceof InvalidRecord)) throw cause;
		return err({ kind: 'invalid-record', section: cause.section, detail: cause.message });
	}
}

/** Ends the reading of all sections from inside one of them; never leaves this file. */
class InvalidRecord extends Error {
	constructor(
		readonly section: Section,
		detail: string
	) {
		super(detail);
	}
}

function toEntry({ sealedNotes, sealedContent, ...facts }: SealedEntryRecord): StoredEntry {
	return {
		facts: { ...facts, sealedNotes: bytesOf(sealedNotes) },
		content: bytesOf(sealedContent)
	};
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
	return fromBase64(base64) ?? new Uint8Array(0);
}

function parse(text: string): Result<unknown, BackupError> {
	try {
		return ok(JSON.parse(text));
	} catch {
		const isCut = text.trimStart().startsWith('{') && !text.trimEnd().endsWith('}');
		return err({ kind: 'broken-file', isCut });
	}
}
