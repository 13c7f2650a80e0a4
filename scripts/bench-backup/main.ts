import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { systemClock } from '#lib/adapters/webcrypto/system-clock.ts';
import { describeMachine } from '#scripts/eval/machine.ts';
import { BackupMaker } from '#server/backup/backup-maker.ts';
import { drill } from '#server/backup/drill.ts';
import { openPlace } from '#server/backup/open-place.ts';
import { readSettings } from '#server/config/settings.ts';
import { openStorage } from '#server/storage/open-storage.ts';
import { fillDatabase } from './fill-database.ts';

/**
 * `npm run bench:backup`: fills a database with sealed entries, then makes a backup and drills its recovery. On PGlite, or
 * on the empty PostgreSQL database that DATABASE_URL names.
 */
const { values } = parseArgs({
	options: {
		out: { type: 'string', default: 'bench-backup.json' },
		people: { type: 'string', default: '200' },
		entries: { type: 'string', default: '200' },
		bytes: { type: 'string', default: '1000' }
	}
});
const folder = mkdtempSync(join(tmpdir(), 'textai-bench-backup-'));
try {
	const settings = readSettings({
		...process.env,
		DATA_DIR: folder,
		SERVER_SECRET: randomBytes(32).toString('hex')
	});
	if (!settings.ok) throw new Error(settings.error.join('\n'));
	const opened = await openStorage(settings.value, () => {});
	if (!opened.ok) throw new Error(opened.error);
	const storage = opened.value;
	const size = {
		people: Number(values.people),
		entries: Number(values.entries),
		bytes: Number(values.bytes)
	};
	await fillDatabase(storage.db, size);
	const place = openPlace(settings.value);
	const secret = () => Buffer.from(settings.value.SERVER_SECRET ?? '');
	const results = [];
	for (const passphrase of [undefined, 'a passphrase for this measurement']) {
		const clock = systemClock;
		const maker = new BackupMaker({ storage, place, clock, passphrase, secret, keep: 30 });
		const made = await maker.make('manual');
		if (!made.ok) throw new Error(made.error.detail);
		const databaseUrl = settings.value.DATABASE_URL;
		const report = await drill({ place, passphrase, databaseUrl, serverSecret: secret });
		if (!report.ok) throw new Error(report.error.kind);
		await place.remove(made.value.name);
		results.push({
			database: storage.kind,
			isEncrypted: made.value.isEncrypted,
			rows: made.value.rows,
			megabytes: made.value.bytes / 1e6,
			backupSeconds: made.value.durationMs / 1000,
			recoverySeconds: report.value.durationMs / 1000
		});
	}
	await storage.close();
	console.table(results);
	const report = { machine: describeMachine(), size, results };
	writeFileSync(values.out, `${JSON.stringify(report, null, '\t')}\n`);
} finally {
	rmSync(folder, { recursive: true, force: true });
}
