import { z } from 'zod';
import { address, wholeNumber, yesOrNo } from './fields.ts';

/** Where copies of the database go. */
export const backupSettings = {
	/** Makes one every day by itself. */
	BACKUP_DAILY: yesOrNo.default(true),
	/** Hour of the day (UTC) after which the next one is due. */
	BACKUP_HOUR: wholeNumber(0, 23).default(3),
	/** Daily backups that are kept; those made by hand are never deleted. */
	BACKUP_KEEP: wholeNumber(1, 10_000).default(30),
	/** Folder; by default `backups` in DATA_DIR. Not used where S3_BUCKET is set. */
	BACKUP_DIR: z.string().optional(),
	/** Encrypts them, with the server's secret inside. */
	BACKUP_PASSPHRASE: z.string().min(12, 'must have at least 12 characters').optional()
};

/** Storage that speaks the protocol of Amazon S3. */
export const s3Settings = {
	S3_ENDPOINT: address('http:', 'https:').optional(),
	S3_REGION: z.string().default('us-east-1'),
	S3_BUCKET: z
		.string()
		.regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'must be the name of a bucket')
		.optional(),
	/** Before the name of every object, such as `textai/`. */
	S3_PREFIX: z
		.string()
		.regex(/^[\w./-]*$/, 'must have letters, digits, and ./_- only')
		.default(''),
	S3_ACCESS_KEY_ID: z.string().optional(),
	S3_SECRET_ACCESS_KEY: z.string().optional()
};

/** Variables that make sense only together: the first one needs the other. */
export const S3_BELONGS_TOGETHER = [
	['S3_BUCKET', 'S3_ENDPOINT'],
	['S3_BUCKET', 'S3_ACCESS_KEY_ID'],
	['S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'],
	['S3_SECRET_ACCESS_KEY', 'S3_BUCKET']
] as const;
