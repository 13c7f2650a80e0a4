/**
 * Layer normalisation of `a + b`, row by row (Ba, Kiros and Hinton 2016). `out` may be `a` or `b`.
 * @param b 0 where there is nothing to add
 * @param width a multiple of 4
 */
export function normalise(
	a: usize,
	b: usize,
	rows: i32,
	width: i32,
	weight: usize,
	bias: usize,
	epsilon: f32,
	out: usize
): void {
	const size = usize(width) << 2;
	const count = f32(width);
	for (let row = 0; row < rows; row += 1) {
		let sums = f32x4.splat(0);
		for (let at: usize = 0; at < size; at += 16) {
			let value = v128.load(a + at);
			if (b) value = f32x4.add(value, v128.load(b + at));
			sums = f32x4.add(sums, value);
			v128.store(out + at, value);
		}
		const mean = f32x4.splat(total(sums) / count);
		let squares = f32x4.splat(0);
		for (let at: usize = 0; at < size; at += 16) {
			const difference = f32x4.sub(v128.load(out + at), mean);
			squares = f32x4.add(squares, f32x4.mul(difference, difference));
		}
		const scale = f32x4.splat(1 / sqrt<f32>(total(squares) / count + epsilon));
		for (let at: usize = 0; at < size; at += 16) {
			const even = f32x4.mul(f32x4.sub(v128.load(out + at), mean), scale);
			const scaled = f32x4.mul(even, v128.load(weight + at));
			v128.store(out + at, f32x4.add(scaled, v128.load(bias + at)));
		}
		a += size;
		if (b) b += size;
		out += size;
	}
}

function total(sums: v128): f32 {
	const first = f32x4.extract_lane(sums, 0) + f32x4.extract_lane(sums, 1);
	return first + (f32x4.extract_lane(sums, 2) + f32x4.extract_lane(sums, 3));
}
