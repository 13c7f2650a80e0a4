/** One line of the bench file. */
export interface BenchResult {
	readonly name: string;
	readonly unit: 'ms' | 'bytes' | 'MB' | 'rows/s';
	readonly median: number;
	readonly p95: number;
	/** Measurements, warm-up left out. */
	readonly n: number;
}

/** Median and 95th percentile of what was measured. Throws a RangeError where that is nothing. */
export function summarize(
	name: string,
	unit: BenchResult['unit'],
	values: readonly number[]
): BenchResult {
	return {
		name,
		unit,
		median: round(quantile(values, 0.5)),
		p95: round(quantile(values, 0.95)),
		n: values.length
	};
}

/** Linear between the two nearest ranks (type 7 of Hyndman and Fan 1996). */
export function quantile(values: readonly number[], share: number): number {
	if (values.length === 0) throw new RangeError('Nothing was measured.');
	const sorted = values.toSorted((a, b) => a - b);
	const place = (sorted.length - 1) * share;
	const low = sorted[Math.floor(place)] ?? 0;
	const high = sorted[Math.ceil(place)] ?? low;
	return low + (high - low) * (place - Math.floor(place));
}

/** Three digits behind the point: more is noise. */
export function round(value: number): number {
	return Math.round(value * 1000) / 1000;
}
