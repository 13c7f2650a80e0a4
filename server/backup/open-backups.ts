import type { Logger } from 'pino';
import type { Clock } from '#lib/ports/clock.ts';
import { readServerSecret } from '#server/config/server-secret.ts';
import type { Settings } from '#server/config/settings.ts';
import type { Storage } from '#server/storage/database.ts';
import type { Result } from '#lib/domain/result.ts';
import { BackupMaker, type Made, type MakeError } from './backup-maker.ts';
import type { BackupPlace } from './backup-place.ts';
import { BackupShelf } from './backup-shelf.ts';
import { openPlace } from './open-place.ts';

/** How often it is looked whether the next one is due, and tried again after a failure. */
const LOOK_MS = 10 * 60_000;
/** The first look: a server that has just started has something better to do. */
const FIRST_LOOK_MS = 30_000;

export interface Backups {
	readonly maker: BackupMaker;
	readonly place: BackupPlace;
	readonly shelf: BackupShelf;
	/** Makes one that is never deleted. Whoever asks meanwhile waits for the same one. */
	makeNow(): Promise<Result<Made, MakeError>>;
	/** When this process last made one, or saw that there is one; milliseconds since 1970, 0 for never. */
	newestAt(): number;
	/** Makes one a day by itself. */
	start(): void;
	/** Waits for the one that is being made. */
	end(): Promise<void>;
}

interface Parts {
	readonly settings: Settings;
	readonly storage: Storage;
	readonly clock: Clock;
	readonly log: Logger;
}

export function openBackups({ settings, storage, clock, log }: Parts): Backups {
	const place = openPlace(settings);
	const maker = new BackupMaker({
		storage,
		place,
		clock,
		passphrase: settings.BACKUP_PASSPHRASE,
		secret: () => readServerSecret(settings),
		keep: settings.BACKUP_KEEP
	});
	let timer: NodeJS.Timeout | undefined;
	let making: Promise<void> = Promise.resolve();
	let asked: Promise<Result<Made, MakeError>> | undefined;
	let newestAt = 0;
	const makeAsked = async () => {
		const made = await maker.make('manual');
		asked = undefined;
		if (!made.ok) log.error({ problem: made.error }, 'the backup that was asked for failed');
		else {
			newestAt = made.value.madeAt.getTime();
			log.info({ backup: made.value }, 'the backup that was asked for is made');
		}
		return made;
	};
	const look = () => {
		making = making.then(async () => {
			const made = await maker.makeDaily(settings.BACKUP_HOUR);
			if (!made.ok) log.error({ problem: made.error }, 'the daily backup failed');
			else if (made.value) log.info({ backup: made.value }, 'the daily backup is made');
			const listed = await place.list();
			if (listed.ok) newestAt = listed.value[0]?.madeAt.getTime() ?? 0;
		});
	};
	return {
		maker,
		place,
		shelf: new BackupShelf(place),
		makeNow: () => (asked ??= makeAsked()),
		newestAt: () => newestAt,
		start() {
			if (!settings.BACKUP_DAILY || timer) return;
			timer = setTimeout(() => {
				look();
				timer = setInterval(look, LOOK_MS).unref();
			}, FIRST_LOOK_MS).unref();
		},
		async end() {
			clearTimeout(timer);
			await making;
			await asked;
		}
	};
}
