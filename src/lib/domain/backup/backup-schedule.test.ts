import { describe, expect, it } from 'vitest';
import {
	backupFileName,
	BACKUPS_KEPT,
	daysWithoutBackup,
	isBackupDue,
	surplusBackups
} from './backup-schedule.ts';

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 10, 23, 9);

describe('daily backups', () => {
	it('have one name a day, in the order of the days', () => {
		expect(backupFileName(NOW)).toBe('textai-studio-backup-2026-11-23.json');
		const names = Array.from({ length: 400 }, (_, day) => backupFileName(NOW + day * DAY));
		expect(names.toSorted()).toEqual(names);
		expect(new Set(names).size).toBe(400);
	});

	it('keep the newest and touch no other file', () => {
		const ours = Array.from({ length: BACKUPS_KEPT + 2 }, (_, day) =>
			backupFileName(NOW + day * DAY)
		);
		const others = ['taxes.json', 'textai-studio-backup-2020-01-01.json.bak', 'a.txt'];
		expect(surplusBackups([...others, ...ours.toReversed()])).toEqual(ours.slice(0, 2));
		expect(surplusBackups([...others, ...ours.slice(2)])).toEqual([]);
	});

	it('are due after a day, whichever way the clock went', () => {
		expect(isBackupDue(undefined, NOW)).toBe(true);
		expect(isBackupDue(NOW, NOW + DAY - 1)).toBe(false);
		expect(isBackupDue(NOW, NOW + DAY)).toBe(true);
		expect(isBackupDue(NOW, NOW - DAY)).toBe(true);
	});

	it('are reminded of after two weeks', () => {
		expect(daysWithoutBackup(NOW, NOW + 14 * DAY - 1)).toBeUndefined();
		expect(daysWithoutBackup(NOW, NOW + 15.5 * DAY)).toBe(15);
		expect(daysWithoutBackup(NOW, NOW - DAY)).toBeUndefined();
	});
});
