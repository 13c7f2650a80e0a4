import { parseArgs } from 'node:util';
import { resolve } from 'node:path';
import { systemClock } from '#lib/adapters/webcrypto/system-clock.ts';
import { err, ok, type Result } from '#lib/domain/result.ts';
import { askServer } from '#server/admin/channel.ts';
import { readServerSecret } from '#server/config/server-secret.ts';
import { readSettings, type Settings } from '#server/config/settings.ts';
import { lockFolder } from '#server/storage/lock-folder.ts';
import { openStorage } from '#server/storage/open-storage.ts';
import type { Storage } from '#server/storage/database.ts';
import { BackupMaker } from './backup-maker.ts';
import { describeBackupError } from './backup-format.ts';
import { describeDrill, describeMade, describeMakeError } from './describe-backup.ts';
import { writeDrill } from './drill-record.ts';
import { drill } from './drill.ts';
import { openPlace } from './open-place.ts';
import { restoreCommand } from './restore-command.ts';

type Outcome = Result<readonly string[], string>;

const RESTORE_USAGE = `Usage: npm run server:restore -- [NAME | FILE] [--replace]
  NAME       of a backup where backups are kept; without one the newest
  FILE       a path with a / in it
  --replace  puts it in place of what the database holds, of which a backup is made first
End the server before.`;

/** `npm run server:backup`: of the running server, or of the database itself. @returns the exit code */
export function runBackup(_: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
	return tell(env, async (settings) => {
		const answered = await askRunning(settings);
		if (answered) return answered;
		return withStorage(settings, async (storage) => {
			const made = await makerOf(settings, storage).make('manual');
			if (!made.ok) return err(describeMakeError(made.error));
			return ok(describeMade(made.value, openPlace(settings).description));
		});
	});
}

/** `npm run server:restore`. @returns the exit code */
export function runRestore(args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
	return tell(env, async (settings) => {
		const given = readRestoreArguments(args);
		if (!given) return err(RESTORE_USAGE);
		return withStorage(settings, (storage) =>
			restoreCommand({ ...given, settings, storage, maker: makerOf(settings, storage) })
		);
	});
}

/** `npm run server:drill`. @returns the exit code */
export function runDrill(_: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
	return tell(env, async (settings) => {
		const began = performance.now();
		const report = await drill({
			place: openPlace(settings),
			passphrase: settings.BACKUP_PASSPHRASE,
			databaseUrl: settings.DATABASE_URL,
			serverSecret: () => readServerSecret(settings)
		});
		const isGood = report.ok && report.value.opensSealed !== false;
		const durationMs = performance.now() - began;
		const backup = report.ok ? { backup: report.value.backup.name } : {};
		writeDrill(settings, { at: Date.now(), isGood, durationMs, ...backup });
		if (!report.ok) return err(describeBackupError(report.error));
		const lines = describeDrill(report.value, new Date());
		return isGood ? ok(lines) : err(lines.join('\n'));
	});
}

async function tell(
	env: NodeJS.ProcessEnv,
	work: (settings: Settings) => Promise<Outcome>
): Promise<number> {
	const settings = readSettings(env);
	const outcome = settings.ok ? await work(settings.value) : err(settings.error.join('\n'));
	if (outcome.ok) console.log(outcome.value.join('\n'));
	else console.error(outcome.error);
	return outcome.ok ? 0 : 1;
}

/** A PostgreSQL is asked directly; the built-in database is open in the server alone. */
async function askRunning(settings: Settings): Promise<Outcome | undefined> {
	if (settings.DATABASE_URL !== undefined) return undefined;
	return askServer(resolve(settings.DATA_DIR), { command: 'backup' });
}

async function withStorage(
	settings: Settings,
	work: (storage: Storage) => Promise<Outcome>
): Promise<Outcome> {
	const folder = resolve(settings.DATA_DIR);
	const lock = settings.DATABASE_URL === undefined ? lockFolder(folder) : ok(() => undefined);
	if (!lock.ok)
		return err(`Process ${lock.error.holder} has ${folder} open: end the server first.`);
	try {
		const storage = await openStorage(settings, () => undefined);
		if (!storage.ok) return storage;
		const outcome = await work(storage.value);
		await storage.value.close();
		return outcome;
	} finally {
		lock.value();
	}
}

function makerOf(settings: Settings, storage: Storage): BackupMaker {
	return new BackupMaker({
		storage,
		place: openPlace(settings),
		clock: systemClock,
		passphrase: settings.BACKUP_PASSPHRASE,
		secret: () => readServerSecret(settings),
		keep: settings.BACKUP_KEEP
	});
}

function readRestoreArguments(args: readonly string[]) {
	try {
		const { values, positionals } = parseArgs({
			args: [...args],
			options: { replace: { type: 'boolean', default: false } },
			allowPositionals: true
		});
		if (positionals.length > 1) return undefined;
		return { name: positionals[0], shallReplace: values.replace };
	} catch {
		return undefined;
	}
}
