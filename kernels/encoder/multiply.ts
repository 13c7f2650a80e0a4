/** What `packWeights` added to every weight. */
const RAISED: i32 = 64;

/**
 * The product of quantised rows and packed weights, in 32-bit integers, back in floats, with the outlying columns' product
 * and the bias added:
 * `out[r, n] = (bytes[r] · weights[n] + shifts[n]) × rowScales[r] × scales[n] + large[r] · largeWeights[n] + offsets[n]`.
 * Integers are exact, and floats are added up in one order for every row: a row's numbers do not depend on its neighbours.
 *
 * @param largeWeights in blocks of eight columns: `[outputs / 8, largeCount, 8]`
 * @param rows computed in fours: what is read or written by row needs room for the next multiple of 4
 * @param outputs a multiple of 8
 */
export function multiply(
	bytes: usize,
	rowScales: usize,
	rowSums: usize,
	rows: i32,
	inputs: i32,
	weights: usize,
	scales: usize,
	shifts: usize,
	offsets: usize,
	outputs: i32,
	large: usize,
	largeWeights: usize,
	largeCount: i32,
	out: usize
): void {
	const width = usize(inputs);
	const stride = usize(outputs) << 2;
	const largeStride = usize(largeCount) << 2;
	for (let column = 0; column < outputs; column += 8) {
		const block = weights + usize(column) * width;
		const at = usize(column) << 2;
		const columnScales = scales + at;
		const columnShifts = shifts + at;
		const largeBlock = largeWeights + usize(column) * largeStride;
		for (let row = 0; row < rows; row += 4) {
			let a = bytes + usize(row) * width;
			let w = block;
			const end = a + width;
			let s00 = i32x4.splat(0);
			let s01 = i32x4.splat(0);
			let s10 = i32x4.splat(0);
			let s11 = i32x4.splat(0);
			let s20 = i32x4.splat(0);
			let s21 = i32x4.splat(0);
			let s30 = i32x4.splat(0);
			let s31 = i32x4.splat(0);
			while (a < end) {
				const left = v128.load(w);
				const right = v128.load(w, 16);
				const a0 = v128.load32_splat(a);
				const a1 = v128.load32_splat(a + width);
				const a2 = v128.load32_splat(a + 2 * width);
				const a3 = v128.load32_splat(a + 3 * width);
				s00 = dot(a0, left, s00);
				s01 = dot(a0, right, s01);
				s10 = dot(a1, left, s10);
				s11 = dot(a1, right, s11);
				s20 = dot(a2, left, s20);
				s21 = dot(a2, right, s21);
				s30 = dot(a3, left, s30);
				s31 = dot(a3, right, s31);
				a += 4;
				w += 32;
			}
			const scale = rowScales + (usize(row) << 2);
			const sum = rowSums + (usize(row) << 2);
			let f00 = toFloats(s00, sum, scale, columnScales, columnShifts);
			let f01 = toFloats(s01, sum, scale, columnScales + 16, columnShifts + 16);
			let f10 = toFloats(s10, sum + 4, scale + 4, columnScales, columnShifts);
			let f11 = toFloats(s11, sum + 4, scale + 4, columnScales + 16, columnShifts + 16);
			let f20 = toFloats(s20, sum + 8, scale + 8, columnScales, columnShifts);
			let f21 = toFloats(s21, sum + 8, scale + 8, columnScales + 16, columnShifts + 16);
			let f30 = toFloats(s30, sum + 12, scale + 12, columnScales, columnShifts);
			let f31 = toFloats(s31, sum + 12, scale + 12, columnScales + 16, columnShifts + 16);
			let own = large + usize(row) * largeStride;
			const ownEnd = own + largeStride;
			let weight = largeBlock;
			while (own < ownEnd) {
				const left = v128.load(weight);
				const right = v128.load(weight, 16);
				const a0 = v128.load32_splat(own);
				const a1 = v128.load32_splat(own + largeStride);
				const a2 = v128.load32_splat(own + 2 * largeStride);
				const a3 = v128.load32_splat(own + 3 * largeStride);
				f00 = f32x4.add(f00, f32x4.mul(a0, left));
				f01 = f32x4.add(f01, f32x4.mul(a0, right));
				f10 = f32x4.add(f10, f32x4.mul(a1, left));
				f11 = f32x4.add(f11, f32x4.mul(a1, right));
				f20 = f32x4.add(f20, f32x4.mul(a2, left));
				f21 = f32x4.add(f21, f32x4.mul(a2, right));
				f30 = f32x4.add(f30, f32x4.mul(a3, left));
				f31 = f32x4.add(f31, f32x4.mul(a3, right));
				own += 4;
				weight += 32;
			}
			const left = v128.load(offsets + at);
			const right = v128.load(offsets + at, 16);
			const place = out + usize(row) * stride + at;
			v128.store(place, f32x4.add(f00, left));
			v128.store(place, f32x4.add(f01, right), 16);
			v128.store(place + stride, f32x4.add(f10, left));
			v128.store(place + stride, f32x4.add(f11, right), 16);
			v128.store(place + 2 * stride, f32x4.add(f20, left));
			v128.store(place + 2 * stride, f32x4.add(f21, right), 16);
			v128.store(place + 3 * stride, f32x4.add(f30, left));
			v128.store(place + 3 * stride, f32x4.add(f31, right), 16);
		}
	}
}

/** Products of four neighbouring bytes each, summed up, added to `sum`. `b` holds seven bits, so that all processors agree. */
function dot(a: v128, b: v128, sum: v128): v128 {
	if (ASC_FEATURE_RELAXED_SIMD) return i32x4.relaxed_dot_i8x16_i7x16_add_s(a, b, sum);
	const low = i32x4.dot_i16x8_s(i16x8.extend_low_i8x16_s(a), i16x8.extend_low_i8x16_s(b));
	const high = i32x4.dot_i16x8_s(i16x8.extend_high_i8x16_s(a), i16x8.extend_high_i8x16_s(b));
	const even = v128.shuffle<i32>(low, high, 0, 2, 4, 6);
	const odd = v128.shuffle<i32>(low, high, 1, 3, 5, 7);
	return i32x4.add(sum, i32x4.add(even, odd));
}

function toFloats(sums: v128, rowSum: usize, rowScale: usize, scales: usize, shifts: usize): v128 {
	const raised = i32x4.splat(RAISED * load<i32>(rowSum));
	const exact = i32x4.add(i32x4.sub(sums, raised), v128.load(shifts));
	const floats = f32x4.mul(f32x4.convert_i32x4_s(exact), v128.load32_splat(rowScale));
	return f32x4.mul(floats, v128.load(scales));
}

/**
 * Adds what `packWeights` took from the weights that it named, one each.
 * @param repairs pairs of 32-bit integers: column, input
 */
export function repair(
	bytes: usize,
	rowScales: usize,
	rows: i32,
	inputs: i32,
	zero: i32,
	scales: usize,
	outputs: i32,
	repairs: usize,
	count: i32,
	out: usize
): void {
	for (let index = 0; index < count; index += 1) {
		const column = usize(load<i32>(repairs));
		const input = usize(load<i32>(repairs, 4));
		const scale = load<f32>(scales + (column << 2));
		repairs += 8;
		for (let row = 0; row < rows; row += 1) {
			const value = load<i8>(bytes + usize(row) * usize(inputs) + input) + zero;
			const place = out + ((usize(row) * usize(outputs) + column) << 2);
			const missing = f32(value) * load<f32>(rowScales + (usize(row) << 2)) * scale;
			store<f32>(place, load<f32>(place) + missing);
		}
	}
}
