import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Clock } from '#lib/ports/clock.ts';
import { err, ok, type Result } from '#lib/domain/result.ts';
import { codeOf } from '#server/storage/attempt.ts';
import type { Storage } from '#server/storage/database.ts';
import {
	backupName,
	type BackupPlace,
	type BackupReason,
	type PlaceError,
	type StoredBackup
} from './backup-place.ts';
import { queryRows } from './query-rows.ts';
import { writeBackup } from './write-backup.ts';

/** Any number, the same in every instance: one of them makes the day's backup. */
const LOCK = 7_418_531;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

export interface MakerPorts {
	readonly storage: Storage;
	readonly place: BackupPlace;
	readonly clock: Clock;
	readonly passphrase: string | undefined;
	/** The server's, which opens what is sealed in the database. */
	readonly secret: () => Buffer;
	/** Daily backups that are kept. */
	readonly keep: number;
}

export interface Made extends StoredBackup {
	readonly rows: number;
	readonly isEncrypted: boolean;
	/** Milliseconds from the first query until it is where it belongs. */
	readonly durationMs: number;
}

export type MakeError = PlaceError | { readonly kind: 'not-written'; readonly detail: string };

/** Copies the database to where backups are kept. */
export class BackupMaker {
	/** In one process they come one after the other. */
	#turn: Promise<unknown> = Promise.resolve();

	constructor(private readonly ports: MakerPorts) {}

	async make(reason: BackupReason): Promise<Result<Made, MakeError>> {
		const { storage, place, clock, passphrase, secret } = this.ports;
		const began = performance.now();
		const madeAt = new Date(clock.now());
		const name = backupName(madeAt, reason);
		const scratch = await mkdtemp(join(tmpdir(), 'textai-backup-'));
		try {
			const file = join(scratch, name);
			const written = await writeBackup(storage.db, file, { madeAt, passphrase, secret: secret() });
			const { size } = await stat(file);
			const stored = await place.put(name, file);
			if (!stored.ok) return stored;
			const rows = Object.values(written.tables).reduce((sum, table) => sum + table.rows, 0);
			const durationMs = performance.now() - began;
			const { isEncrypted } = written;
			return ok({ name, reason, madeAt, bytes: size, rows, isEncrypted, durationMs });
		} catch (error) {
			const detail = codeOf(error) ?? (error instanceof Error ? error.message : 'unknown');
			return err({ kind: 'not-written', detail });
		} finally {
			await rm(scratch, { recursive: true, force: true });
		}
	}

	/**
	 * Makes the day's backup, unless there is one since the hour at which it was due, and deletes what is too old.
	 * Any number of instances may ask at once: one of them does it.
	 * @param hour of the day, UTC
	 * @returns nothing where it was not due, or another instance is at it
	 */
	makeDaily(hour: number): Promise<Result<Made | undefined, MakeError>> {
		const made = this.#turn.then(() => this.#makeDue(hour));
		this.#turn = made;
		return made;
	}

	async #makeDue(hour: number): Promise<Result<Made | undefined, MakeError>> {
		if (!(await this.#isDue(hour))) return ok(undefined);
		return this.#alone(async () => {
			if (!(await this.#isDue(hour))) return ok(undefined);
			const made = await this.make('daily');
			if (made.ok) await this.#deleteOld();
			return made;
		});
	}

	async #isDue(hour: number): Promise<boolean> {
		const listed = await this.ports.place.list();
		// What cannot be read is tried: then the error is told.
		const newest = listed.ok && listed.value.find(({ reason }) => reason === 'daily');
		if (!newest) return true;
		const now = this.ports.clock.now();
		const today = Math.floor(now / DAY_MS) * DAY_MS + hour * HOUR_MS;
		const due = today <= now ? today : today - DAY_MS;
		// Names tell seconds.
		return newest.madeAt.getTime() < Math.floor(due / 1000) * 1000;
	}

	/** One instance at a time; the built-in database is open in one anyway, and has one connection. */
	async #alone<T>(work: () => Promise<Result<T | undefined, MakeError>>) {
		const { kind, db } = this.ports.storage;
		if (kind === 'pglite') return work();
		return db.transaction(async (step) => {
			const [got] = await queryRows(
				step,
				sql`select pg_try_advisory_xact_lock(${LOCK}) as got`,
				z.object({ got: z.boolean() })
			);
			return got?.got ? work() : ok(undefined);
		});
	}

	async #deleteOld(): Promise<void> {
		const { place, keep } = this.ports;
		const listed = await place.list();
		if (!listed.ok) return;
		const daily = listed.value.filter(({ reason }) => reason === 'daily');
		for (const { name } of daily.slice(keep)) await place.remove(name);
	}
}
