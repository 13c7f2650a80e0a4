import type { Result } from '#lib/domain/result.ts';

/** `daily` ones are deleted when there are enough newer ones; those that somebody asked for are not. */
export type BackupReason = 'daily' | 'manual' | 'before-restore';

export interface StoredBackup {
	readonly name: string;
	readonly bytes: number;
	readonly madeAt: Date;
	readonly reason: BackupReason;
}

/** What could not be reached; the detail is for the log and names no secret. */
export interface PlaceError {
	readonly kind: 'place-unavailable';
	readonly detail: string;
}

/** Where backups are kept: whole files under names that sort by time. */
export interface BackupPlace {
	/** For people. */
	readonly description: string;
	readonly kind: 'folder' | 'bucket';
	/** Newest first. */
	list(): Promise<Result<readonly StoredBackup[], PlaceError>>;
	/** The name is there with all of the file, or not at all. */
	put(name: string, file: string): Promise<Result<void, PlaceError>>;
	/** @param file to be written; must not exist */
	fetch(name: string, file: string): Promise<Result<void, PlaceError>>;
	/** The first bytes of a backup; fewer where it is shorter. */
	head(name: string, bytes: number): Promise<Result<Buffer, PlaceError>>;
	remove(name: string): Promise<Result<void, PlaceError>>;
}

const NAME =
	/^textai-(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)Z-(daily|manual|before-restore)\.backup$/;

/** `textai-2026-11-25T03-00-00Z-daily.backup`: no colon, which Windows refuses. */
export function backupName(madeAt: Date, reason: BackupReason): string {
	const time = `${madeAt.toISOString().slice(0, 19).replaceAll(':', '-')}Z`;
	return `textai-${time}-${reason}.backup`;
}

/** @returns nothing for a file of another name, which is then left alone */
export function readName(name: string): Pick<StoredBackup, 'madeAt' | 'reason'> | undefined {
	const [, day, hour, minute, second, reason] = NAME.exec(name) ?? [];
	const madeAt = new Date(`${day}T${hour}:${minute}:${second}Z`);
	if (Number.isNaN(madeAt.getTime())) return undefined;
	const known = (['daily', 'manual', 'before-restore'] as const).find((word) => word === reason);
	return known && { madeAt, reason: known };
}

export function newestFirst(backups: readonly StoredBackup[]): readonly StoredBackup[] {
	return backups.toSorted((a, b) => b.madeAt.getTime() - a.madeAt.getTime());
}
