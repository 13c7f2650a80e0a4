const BYTES_PER_MB = 1_000_000;
const whole = new Intl.NumberFormat('en');

/** A size in bytes as people read it, in decimal units: `22.9 MB`, `640 kB`. */
export function formatBytes(bytes: number): string {
	if (bytes < 1000) return `${bytes} B`;
	if (bytes < 999_500) return `${Math.round(bytes / 1000)} kB`;
	if (bytes < 99_950_000) return `${(bytes / BYTES_PER_MB).toFixed(1)} MB`;
	if (bytes < 999_500_000) return `${Math.round(bytes / BYTES_PER_MB)} MB`;
	return `${(bytes / 1_000_000_000).toFixed(1)} GB`;
}

/** How much of a whole is done: `12.4 MB of 22.9 MB`, `128 of 1,000 rows`. */
export function formatAmount(value: number, max: number, unit: string): string {
	if (unit === 'percent') return `${Math.round((value / max) * 100)} %`;
	if (unit === 'bytes') return `${formatBytes(value)} of ${formatBytes(max)}`;
	return `${whole.format(value)} of ${whole.format(max)} ${unit}`.trimEnd();
}
