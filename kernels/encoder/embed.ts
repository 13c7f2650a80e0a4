/**
 * Sums of a token's row and its position's row, both stored as unsigned bytes, and of one row of floats.
 *
 * @param ids 32-bit integers, one a token
 * @param positions the same: place of each token in its text
 * @param base floats that are added to every row
 * @param width a multiple of 4
 */
export function embed(
	ids: usize,
	positions: usize,
	tokens: i32,
	width: i32,
	words: usize,
	wordScale: f32,
	wordZero: i32,
	places: usize,
	placeScale: f32,
	placeZero: i32,
	base: usize,
	out: usize
): void {
	const size = usize(width);
	for (let token = 0; token < tokens; token += 1) {
		const word = words + usize(load<i32>(ids + (usize(token) << 2))) * size;
		const place = places + usize(load<i32>(positions + (usize(token) << 2))) * size;
		for (let at: usize = 0; at < size; at += 4) {
			const sum = f32x4.add(floats(word + at, wordScale, wordZero), v128.load(base + (at << 2)));
			v128.store(out + (at << 2), f32x4.add(sum, floats(place + at, placeScale, placeZero)));
		}
		out += size << 2;
	}
}

function floats(bytes: usize, scale: f32, zero: i32): v128 {
	const wide = i32x4.extend_low_i16x8_u(i16x8.extend_low_i8x16_u(v128.load32_zero(bytes)));
	const signed = i32x4.sub(wide, i32x4.splat(zero));
	return f32x4.mul(f32x4.convert_i32x4_s(signed), f32x4.splat(scale));
}
