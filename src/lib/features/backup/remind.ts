import { goto } from '$app/navigation';
import { resolve } from '$app/paths';
import { toast } from 'svelte-sonner';
import type { User } from '#lib/domain/accounts/account.ts';
import { isActiveAdmin } from '#lib/domain/accounts/active-admin.ts';
import { daysWithoutBackup, isBackupDue } from '#lib/domain/backup/backup-schedule.ts';
import { describeFolderError } from '#lib/features/errors/folder-errors.ts';
import type { AccountServices } from '#lib/ports/account-services.ts';
import { writeCopy } from './write-copy.ts';
import * as m from '#lib/paraglide/backup.js';

const KEY = 'textai.reminded';

/** Writes today's copy if there is a folder for it; reminds of one, at most once a day, if there is none. */
export async function keepCopies(
	services: AccountServices,
	user: User,
	now: number
): Promise<void> {
	const folder = await services.backupFolder.state();
	if (folder.ok && folder.value && isActiveAdmin(user)) {
		if (!isBackupDue(folder.value.lastAt, now)) return;
		const written =
			folder.value.access === 'granted' ? await writeCopy(services, user, now) : undefined;
		if (written?.ok) return;
		remind(now, written ? describeFolderError(written.error) : m.the_browser_wants_to_be_asked());
		return;
	}
	const last = await services.backup.lastExportAt(user);
	if (!last.ok) return;
	const days = daysWithoutBackup(last.value ?? user.createdAt, now);
	if (days !== undefined) {
		remind(now, m.days_have_passed_without_an_export({ count: days }));
	}
}

function remind(now: number, description: string): void {
	if (!isBackupDue(Number(readKept() ?? 0), now)) return;
	const action = { label: m.settings(), onClick: () => void goto(resolve('/settings')) };
	toast(m.keep_a_copy_of_your_data(), { description, action, duration: 20_000 });
	try {
		localStorage.setItem(KEY, String(now));
	} catch {
		// Storage is switched off: it reminds again at the next start.
	}
}

function readKept(): string | null {
	try {
		return localStorage.getItem(KEY);
	} catch {
		return null;
	}
}
