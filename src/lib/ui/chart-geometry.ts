/** The range of values a chart shows. */
export interface Range {
	readonly min: number;
	readonly max: number;
}

/** Height of a value from the top, in percent of the chart; values outside the range lie on its edge. */
export function heightOf(value: number, range: Range): number {
	const span = range.max - range.min;
	if (span <= 0) return 50;
	const share = (value - range.min) / span;
	return 100 - Math.min(1, Math.max(0, share)) * 100;
}

/** Middle of the nth of `count` equal columns, in percent of the width. */
export function columnOf(index: number, count: number): number {
	return ((index + 0.5) / count) * 100;
}

/** SVG path through the values, in percent units. Empty for no values. */
export function linePath(values: readonly number[], range: Range): string {
	return values
		.map((value, index) => {
			const x = columnOf(index, values.length).toFixed(2);
			return `${index === 0 ? 'M' : 'L'}${x} ${heightOf(value, range).toFixed(2)}`;
		})
		.join('');
}
