import { z } from 'zod';

/** Copies of a server's database, as an admin sees them. Times are milliseconds since 1970. */

export const backupSchema = z.object({
	name: z.string(),
	madeAt: z.int(),
	bytes: z.int().min(0),
	/** `daily` ones are deleted when there are enough newer ones; the others are not. */
	reason: z.enum(['daily', 'manual', 'before-restore']),
	/** Nothing where the file's beginning could not be read. */
	isEncrypted: z.boolean().optional()
});
export type Backup = z.infer<typeof backupSchema>;

export const drillSchema = z.object({
	at: z.int(),
	/** Which one was restored; nothing where it did not come that far. */
	backup: z.string().optional(),
	/** Restored, compared and opened. */
	isGood: z.boolean(),
	durationMs: z.number().min(0)
});
export type DrillRecord = z.infer<typeof drillSchema>;

export const backupsSchema = z.object({
	/** Where they are kept, for people: a folder of the server, or a bucket. */
	place: z.string(),
	kind: z.enum(['folder', 'bucket']),
	/** Whether the next one will be encrypted. */
	encrypts: z.boolean(),
	/** Hour (UTC) after which one is made each day by itself; nothing where that is switched off. */
	dailyHour: z.int().min(0).max(23).optional(),
	/** Daily ones that are kept. */
	keep: z.int().min(1),
	/** All that there are; fewer may be listed. */
	total: z.int().min(0),
	/** The newest first. */
	backups: z.array(backupSchema),
	/** The last trial that this server knows of. */
	lastDrill: drillSchema.optional()
});
export type ServerBackups = z.infer<typeof backupsSchema>;

/** `still-working`: it takes longer than one answer may, and stands in the list when it is done. */
export const backupMadeSchema = z.object({ state: z.enum(['made', 'still-working']) });
export type BackupMade = z.infer<typeof backupMadeSchema>;
