import * as m from '#lib/paraglide/ui.js';
import { formatNumber } from '#lib/words/format.ts';

const BYTES_PER_MB = 1_000_000;

/** A size in bytes as people read it, in decimal units: `22.9 MB`, `640 kB`. */
export function formatBytes(bytes: number): string {
	if (bytes < 1000) return `${bytes} B`;
	if (bytes < 999_500) return `${Math.round(bytes / 1000)} kB`;
	if (bytes < 99_950_000) return `${tenths(bytes / BYTES_PER_MB)} MB`;
	if (bytes < 999_500_000) return `${Math.round(bytes / BYTES_PER_MB)} MB`;
	return `${tenths(bytes / 1_000_000_000)} GB`;
}

function tenths(value: number): string {
	return formatNumber(value, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
}

/** How much of a whole is done: `12.4 MB of 22.9 MB`, `128 of 1,000 rows`. */
export function formatAmount(value: number, max: number, unit: string): string {
	if (unit === 'percent') return `${Math.round((value / max) * 100)} %`;
	const write = unit === 'bytes' ? formatBytes : (amount: number) => formatNumber(amount);
	const amount = m.of({ value: write(value), max: write(max) });
	return unit === 'bytes' ? amount : `${amount} ${unit}`.trimEnd();
}
