import { z } from 'zod';

/**
 * A backup is one file:
 *
 *     head     one line of JSON, readable by everybody
 *     body     gzip, in sealed frames where the head names a cipher
 *     digest   32 bytes, SHA-256 of all that stands before
 *
 * The body is lines: one `BackupContents`, then `table TAB [row, …]` for every block of rows as PostgreSQL writes them
 * in JSON, then one `BackupEnd`. No line depends on PGlite or PostgreSQL: a backup of one can be restored into the other.
 */
export const FORMAT = 'textai-server-backup';
export const VERSION = 1;
export const DIGEST_BYTES = 32;
/** The head is short; a file without a line end at its beginning is none of ours. */
export const MAX_HEAD_BYTES = 4096;

const cipherSchema = z.object({
	name: z.literal('aes-256-gcm'),
	derivation: z.literal('scrypt'),
	/** Base64. */
	salt: z.string(),
	/** Cost, as in RFC 7914; bounded, so that a forged head cannot take all memory. */
	cost: z.int().min(1024).max(1_048_576)
});
export type BackupCipher = z.infer<typeof cipherSchema>;

export const headSchema = z.object({
	format: z.literal(FORMAT),
	version: z.int().min(1),
	/** When the snapshot was taken, ISO 8601. */
	madeAt: z.iso.datetime(),
	cipher: cipherSchema.nullable()
});
export type BackupHead = z.infer<typeof headSchema>;

const appliedSchema = z.object({ number: z.int(), name: z.string(), hash: z.string() });

export const contentsSchema = z.object({
	kind: z.literal('contents'),
	migrations: z.array(appliedSchema),
	/** In an order in which they can be filled. */
	tables: z.array(z.string().regex(/^[a-z][a-z0-9_]{0,62}$/)),
	/** Hexadecimal; only in encrypted backups. */
	secret: z.string().nullable()
});
export type BackupContents = z.infer<typeof contentsSchema>;

/** What a table holds. */
export const tableSumSchema = z.object({ rows: z.int().min(0), digest: z.string() });
export type TableSum = z.infer<typeof tableSumSchema>;

export const endSchema = z.object({
	kind: z.literal('end'),
	tables: z.record(z.string(), tableSumSchema)
});
export type BackupEnd = z.infer<typeof endSchema>;

/** Nothing was changed in any of these cases. */
export type BackupError =
	| { readonly kind: 'not-a-backup' }
	/** Cut short, or changed since it was written. */
	| { readonly kind: 'damaged' }
	/** A newer version of this program wrote it. */
	| { readonly kind: 'newer'; readonly detail: string }
	| { readonly kind: 'needs-passphrase' }
	| { readonly kind: 'wrong-passphrase' }
	/** The database has data, and nobody allowed to replace it. */
	| { readonly kind: 'not-empty' }
	| { readonly kind: 'failed'; readonly detail: string };

/** What happened, what was kept, and what to do. */
export function describeBackupError(error: BackupError): string {
	switch (error.kind) {
		case 'not-a-backup':
			return 'This is not a backup of TextAI Studio. Nothing was changed: name another file.';
		case 'damaged':
			return 'The backup was cut short or changed after it was written. Nothing was changed: take the one before it.';
		case 'newer':
			return `A newer version of TextAI Studio made this backup (${error.detail}). Nothing was changed: restore it with that version.`;
		case 'needs-passphrase':
			return 'The backup is encrypted. Nothing was changed: set BACKUP_PASSPHRASE to its passphrase.';
		case 'wrong-passphrase':
			return 'BACKUP_PASSPHRASE does not open this backup. Nothing was changed: set the one that it was made with.';
		case 'not-empty':
			return 'The database has data already. Nothing was changed: give --replace to have all of it replaced.';
		case 'failed':
			return `It did not work: ${error.detail}. Nothing was changed: try again.`;
	}
}
