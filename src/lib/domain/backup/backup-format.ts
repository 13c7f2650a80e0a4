import { z } from 'zod';
import { accountSchema } from '#lib/domain/accounts/account.ts';
import { auditEventSchema } from '#lib/domain/accounts/audit-event.ts';
import { apiKeySchema } from '#lib/domain/api-keys/api-key.ts';
import {
	entryContentSchema,
	entryFactsSchema,
	entryNotesSchema
} from '#lib/domain/history/history-entry.ts';
import { limitWindowSchema } from '#lib/domain/limits/window.ts';
import { base64Schema } from '#lib/domain/sealing/base64.ts';
import { keyDerivationSchema } from '#lib/domain/sealing/key-derivation.ts';
import { settingsSchema } from '#lib/domain/settings-schema.ts';

export const BACKUP_FORMAT = 'textai-studio-backup';
export const ENCRYPTED_FORMAT = 'textai-studio-backup-encrypted';
/** Of what is written now. Every version that was ever written stays readable. */
export const BACKUP_VERSION = 1;

const sealedEntrySchema = entryFactsSchema
	.omit({ sealedNotes: true })
	.extend({ sealedNotes: base64Schema, sealedContent: base64Schema });
export type SealedEntryRecord = z.infer<typeof sealedEntrySchema>;

/** What is said of an entry whose owner is whoever takes it in. */
export const openFactsSchema = entryFactsSchema.omit({ sealedNotes: true, userId: true });

const openEntrySchema = z.object({
	facts: openFactsSchema,
	notes: entryNotesSchema,
	content: entryContentSchema
});

/** Schema of a record in each section. */
export const recordSchemas = {
	accounts: accountSchema,
	entries: sealedEntrySchema,
	openEntries: openEntrySchema,
	apiKeys: apiKeySchema,
	limits: limitWindowSchema,
	audit: auditEventSchema,
	settings: settingsSchema
} as const;

export const SECTIONS = [
	'accounts',
	'entries',
	'openEntries',
	'apiKeys',
	'limits',
	'audit',
	'settings'
] as const;
export type Section = (typeof SECTIONS)[number];

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

function section<T extends z.ZodType>(record: T) {
	return z.strictObject({
		count: z.int().min(0),
		/** SHA-256 of `records` as compact JSON, keys in the order of the file. */
		sha256,
		records: z.array(record)
	});
}

const head = {
	format: z.literal(BACKUP_FORMAT),
	version: z.literal(BACKUP_VERSION),
	createdAt: z.int(),
	scope: z.enum(['device', 'user', 'selection']),
	/** SHA-256 of all the above and of each section's name, count and checksum: see `headText`. */
	sha256
};

/** The outside of a file: checksums are looked at before records are. */
export const envelopeSchema = z.strictObject({
	...head,
	sections: z.strictObject({
		accounts: section(z.unknown()),
		entries: section(z.unknown()),
		openEntries: section(z.unknown()),
		apiKeys: section(z.unknown()),
		limits: section(z.unknown()),
		audit: section(z.unknown()),
		settings: section(z.unknown())
	})
});
export type BackupFile = z.infer<typeof envelopeSchema>;

/** The whole file, as published in docs. */
export const backupFileSchema = z.strictObject({
	...head,
	sections: z.strictObject({
		accounts: section(accountSchema),
		entries: section(sealedEntrySchema),
		openEntries: section(openEntrySchema),
		apiKeys: section(apiKeySchema),
		limits: section(limitWindowSchema),
		audit: section(auditEventSchema),
		settings: section(settingsSchema)
	})
});

export const encryptedFileSchema = z.strictObject({
	format: z.literal(ENCRYPTED_FORMAT),
	version: z.literal(BACKUP_VERSION),
	derivation: keyDerivationSchema,
	/** The file above as JSON, sealed by AES-256-GCM under the passphrase. */
	data: z.string()
});

/** What the checksum of the whole vouches for. */
export function headText(
	file: Pick<BackupFile, 'format' | 'version' | 'createdAt' | 'scope'> & {
		readonly sections: Readonly<
			Record<Section, { readonly count: number; readonly sha256: string }>
		>;
	}
): string {
	const { format, version, createdAt, scope, sections } = file;
	const sums = SECTIONS.map((name) => [name, sections[name].count, sections[name].sha256]);
	return JSON.stringify([format, version, createdAt, scope, sums]);
}
