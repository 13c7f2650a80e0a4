/** Largest and smallest weight of a column: 8-bit weights are quantised with reduced range. */
const MOST: i32 = 64;
/** Columns that one block of the product computes together. */
const COLUMNS: i32 = 8;

/**
 * Brings 8-bit weights into the order in which `multiply` reads them: blocks of eight columns, in them four inputs of each
 * column side by side, everything raised by 64. A raised weight must be at most 127, as the instruction for dot products takes
 * seven bits: a column whose largest weight is +64 is stored with its sign turned, and its scale too; where a column holds
 * both +64 and -64, +64 becomes 63 and is named in `repairs`.
 *
 * @param source `[inputs, outputs]` signed bytes; `outputs` a multiple of 8, `inputs` of 4
 * @param target as many bytes
 * @param scales a float for each column; signs are turned in place
 * @param sums room for a 32-bit integer a column: the sum of its weights as stored, without the 64
 * @param repairs room for pairs of 32-bit integers: column, input
 * @returns number of repairs
 */
export function packWeights(
	source: usize,
	inputs: i32,
	outputs: i32,
	target: usize,
	scales: usize,
	sums: usize,
	repairs: usize
): i32 {
	let repaired = 0;
	let to = target;
	for (let column = 0; column < outputs; column += COLUMNS) {
		const from = source + usize(column);
		let most = i8x16.splat(-128);
		let least = i8x16.splat(127);
		for (let k = 0; k < inputs; k += 1) {
			const row = v128.load64_zero(from + usize(k * outputs));
			most = i8x16.max_s(most, row);
			least = i8x16.min_s(least, row);
		}
		const isAtTop = i8x16.eq(most, i8x16.splat(i8(MOST)));
		const isAtBottom = i8x16.eq(least, i8x16.splat(i8(-MOST)));
		const turned = v128.andnot(isAtTop, isAtBottom);
		const turnedBits = i8x16.bitmask(turned);
		const repairBits = i8x16.bitmask(v128.and(isAtTop, isAtBottom));
		for (let lane = 0; lane < COLUMNS; lane += 1) {
			const scale = scales + usize((column + lane) << 2);
			if ((turnedBits >> lane) & 1) store<f32>(scale, -load<f32>(scale));
			if (!((repairBits >> lane) & 1)) continue;
			for (let k = 0; k < inputs; k += 1) {
				if (load<i8>(from + usize(k * outputs + lane)) != MOST) continue;
				store<i32>(repairs + usize(repaired << 3), column + lane);
				store<i32>(repairs + usize(repaired << 3), k, 4);
				repaired += 1;
			}
		}

		let low = i32x4.splat(0);
		let high = i32x4.splat(0);
		for (let k = 0; k < inputs; k += 4) {
			const row = from + usize(k * outputs);
			const a = raise(v128.load64_zero(row), turned);
			const b = raise(v128.load64_zero(row + usize(outputs)), turned);
			const c = raise(v128.load64_zero(row + usize(2 * outputs)), turned);
			const d = raise(v128.load64_zero(row + usize(3 * outputs)), turned);
			const ab = v128.shuffle<i8>(a, b, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
			const cd = v128.shuffle<i8>(c, d, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
			const left = v128.shuffle<i16>(ab, cd, 0, 8, 1, 9, 2, 10, 3, 11);
			const right = v128.shuffle<i16>(ab, cd, 4, 12, 5, 13, 6, 14, 7, 15);
			v128.store(to, left);
			v128.store(to, right, 16);
			to += 32;
			low = i32x4.add(low, sumFours(left));
			high = i32x4.add(high, sumFours(right));
		}
		const raised = i32x4.splat(MOST * inputs);
		v128.store(sums + usize(column << 2), i32x4.sub(low, raised));
		v128.store(sums + usize(column << 2), i32x4.sub(high, raised), 16);
	}
	return repaired;
}

/** Turns signs where `turned` is set, adds 64, and keeps it within seven bits. */
function raise(row: v128, turned: v128): v128 {
	const signed = i8x16.sub(v128.xor(row, turned), turned);
	return i8x16.min_u(i8x16.add(signed, i8x16.splat(i8(MOST))), i8x16.splat(127));
}

/** Sums of four neighbouring unsigned bytes each. */
function sumFours(bytes: v128): v128 {
	return i32x4.extadd_pairwise_i16x8_u(i16x8.extadd_pairwise_i8x16_u(bytes));
}
