import type { Made, MakeError } from './backup-maker.ts';
import type { DrillReport } from './drill.ts';

/** Lines for the terminal. */
export function describeMade(made: Made, place: string): string[] {
	const { name, bytes, rows, durationMs, isEncrypted } = made;
	const advice = isEncrypted
		? 'Encrypted, with the secret of the server. Keep the passphrase elsewhere.'
		: 'Not encrypted, without the secret of the server: keep SERVER_SECRET or DATA_DIR/secret too, or set BACKUP_PASSPHRASE.';
	return [`${name} in ${place}: ${rows} rows, ${size(bytes)}, ${seconds(durationMs)}.`, advice];
}

export function describeMakeError({ kind, detail }: MakeError): string {
	return kind === 'place-unavailable'
		? `No backup was made: where they are kept cannot be reached (${detail}).`
		: `No backup was made: ${detail}.`;
}

export function describeDrill(report: DrillReport, now: Date): string[] {
	const { backup, restored, scratch, people, opensSealed, durationMs } = report;
	const tables = Object.entries(restored.tables);
	const rows = tables.reduce((sum, [, table]) => sum + table.rows, 0);
	const ageMs = now.getTime() - backup.madeAt.getTime();
	const sealed = {
		yes: 'A sealed upload opens.',
		no: 'A sealed upload does NOT open: the secret of the server is not the one of then.',
		none: 'There is no sealed upload to open.'
	};
	return [
		`${backup.name} (${size(backup.bytes)}) was restored into ${scratch} and compared with its checksums:`,
		...tables.map(([name, table]) => `  ${name}: ${table.rows} rows`),
		`${rows} rows in ${tables.length} tables; ${people} people were read as the server reads them.`,
		sealed[opensSealed === undefined ? 'none' : opensSealed ? 'yes' : 'no'],
		`Recovery took ${seconds(durationMs)}. What was written in the last ${hours(ageMs)} would be lost.`
	];
}

function size(bytes: number): string {
	return bytes < 1e6 ? `${(bytes / 1e3).toFixed(1)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

function seconds(ms: number): string {
	return `${(ms / 1000).toFixed(1)} seconds`;
}

function hours(ms: number): string {
	return `${(ms / 3_600_000).toFixed(1)} hours`;
}
