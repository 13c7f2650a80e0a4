/** No row is divided by less: a row of zeros stays zeros. */
const LEAST_SCALE: f32 = 1e-10;

/**
 * Rows of floats to signed bytes with one scale a row. Outlying columns are left out of it and copied as floats.
 * Rows that are never far below zero (`shift` above 0) are shifted to be positive and get 255 steps instead of 127; their
 * bytes are what the steps are, less 128.
 *
 * @param mask a float a column: 0 for the outlying ones, else 1
 * @param outliers their indices, as 32-bit integers
 * @param bytes room for `rows × width` bytes; `width` is a multiple of 16
 * @param sums room for the sum of each row's bytes, as 32-bit integers
 * @param large room for `rows × outlierCount` floats
 */
export function quantiseRows(
	input: usize,
	rows: i32,
	width: i32,
	mask: usize,
	shift: f32,
	outliers: usize,
	outlierCount: i32,
	bytes: usize,
	scales: usize,
	sums: usize,
	large: usize
): void {
	const isShifted = shift > 0;
	const step: f32 = isShifted ? 1.0 / 255.0 : 1.0 / 127.0;
	const lift = f32x4.splat(shift);
	const zero = i16x8.splat(isShifted ? 128 : 0);
	const size = usize(width) << 2;
	for (let row = 0; row < rows; row += 1) {
		const from = input + usize(row) * size;
		for (let index = 0; index < outlierCount; index += 1) {
			const column = load<i32>(outliers + (usize(index) << 2));
			store<f32>(large, load<f32>(from + (usize(column) << 2)));
			large += 4;
		}

		let peaks = f32x4.splat(0);
		for (let at: usize = 0; at < size; at += 16) {
			const kept = v128.load(mask + at);
			const value = f32x4.mul(f32x4.add(v128.load(from + at), lift), kept);
			peaks = f32x4.max(peaks, f32x4.abs(value));
		}
		const scale: f32 = max(peakOf(peaks) * step, LEAST_SCALE);
		store<f32>(scales + (usize(row) << 2), scale);

		const divisor = f32x4.splat(scale);
		let sum = i32x4.splat(0);
		for (let at: usize = 0; at < size; at += 64) {
			const a = steps(from + at, mask + at, lift, divisor);
			const b = steps(from + at + 16, mask + at + 16, lift, divisor);
			const c = steps(from + at + 32, mask + at + 32, lift, divisor);
			const d = steps(from + at + 48, mask + at + 48, lift, divisor);
			const ab = i16x8.sub(i16x8.narrow_i32x4_s(a, b), zero);
			const cd = i16x8.sub(i16x8.narrow_i32x4_s(c, d), zero);
			const packed = i8x16.narrow_i16x8_s(ab, cd);
			v128.store(bytes, packed);
			bytes += 16;
			sum = i32x4.add(sum, i32x4.extadd_pairwise_i16x8_s(i16x8.extadd_pairwise_i8x16_s(packed)));
		}
		store<i32>(
			sums + (usize(row) << 2),
			i32x4.extract_lane(sum, 0) +
				i32x4.extract_lane(sum, 1) +
				i32x4.extract_lane(sum, 2) +
				i32x4.extract_lane(sum, 3)
		);
	}
}

/** Rounded half to even, as QuantizeLinear of ONNX. */
function steps(from: usize, mask: usize, lift: v128, divisor: v128): v128 {
	const value = f32x4.mul(f32x4.add(v128.load(from), lift), v128.load(mask));
	return i32x4.trunc_sat_f32x4_s(f32x4.nearest(f32x4.div(value, divisor)));
}

function peakOf(peaks: v128): f32 {
	return max(
		max(f32x4.extract_lane(peaks, 0), f32x4.extract_lane(peaks, 1)),
		max(f32x4.extract_lane(peaks, 2), f32x4.extract_lane(peaks, 3))
	);
}
