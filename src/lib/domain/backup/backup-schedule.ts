const DAY_MS = 86_400_000;
/** After this long without a copy the screen reminds of one. */
const REMIND_AFTER_MS = 14 * DAY_MS;
export const BACKUPS_KEPT = 30;

const NAME = /^textai-studio-backup-\d{4}-\d\d-\d\d\.json$/u;

/** One file a day: a second copy of the same day takes the place of the first. */
export function backupFileName(now: number): string {
	return `textai-studio-backup-${new Date(now).toISOString().slice(0, 10)}.json`;
}

/** Those of the folder's files that are ours and too many, the oldest first; no other file is ever named. */
export function surplusBackups(names: readonly string[]): string[] {
	const ours = names.filter((name) => NAME.test(name)).toSorted();
	return ours.slice(0, Math.max(0, ours.length - BACKUPS_KEPT));
}

/** Whether a day has passed, also by a clock that was set back since. */
export function isBackupDue(lastAt: number | undefined, now: number): boolean {
	return lastAt === undefined || Math.abs(now - lastAt) >= DAY_MS;
}

/** Whole days since the last copy if it is time to remind of one; nothing before that. */
export function daysWithoutBackup(lastAt: number, now: number): number | undefined {
	const age = Math.max(0, now - lastAt);
	return age >= REMIND_AFTER_MS ? Math.floor(age / DAY_MS) : undefined;
}
