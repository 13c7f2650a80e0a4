import { exponential } from './exponential';

/** Numbers of one head, of every BERT of this size. */
const HEAD: i32 = 32;
const LOWEST: f32 = -3.4e38;

/**
 * Self-attention of one text over all heads of 32 numbers.
 *
 * @param input `tokens` rows of `3 × heads × 32` floats: queries, keys, values
 * @param scratch room for `(32 + 4) × (tokens, rounded up to 8)` floats
 * @param out room for `tokens` rows of `heads × 32` floats
 */
export function attend(input: usize, tokens: i32, heads: i32, scratch: usize, out: usize): void {
	const width = usize(heads * HEAD) << 2;
	const stride = usize(3) * width;
	const padded = (tokens + 7) & ~7;
	const line = usize(padded) << 2;
	const scores = scratch + usize(HEAD) * line;
	for (let head = 0; head < heads; head += 1) {
		const offset = usize(head * HEAD) << 2;
		turnKeys(input + width + offset, stride, tokens, padded, scratch);
		for (let query = 0; query < tokens; query += 4) {
			const left = min(4, tokens - query);
			const from = input + usize(query) * stride + offset;
			// Of fewer than four queries the last one is computed again: it is read, not written.
			const b = from + (left > 1 ? stride : usize(0));
			const c = left > 2 ? b + stride : b;
			const d = left > 3 ? c + stride : c;
			score(from, b, c, d, scratch, line, scores);
			for (let row = 0; row < left; row += 1) soften(scores + usize(row) * line, tokens, padded);
			const values = input + 2 * width + offset;
			const target = out + usize(query) * width + offset;
			for (let row = 0; row < left; row += 1) {
				weigh(scores + usize(row) * line, values, stride, tokens, target + usize(row) * width);
			}
		}
	}
}

/** Keys of one head, `[tokens, 32]`, to `[32, padded]`, zeros behind them. */
function turnKeys(keys: usize, stride: usize, tokens: i32, padded: i32, out: usize): void {
	const line = usize(padded) << 2;
	for (let token = 0; token < padded; token += 1) {
		const from = keys + usize(token) * stride;
		let to = out + (usize(token) << 2);
		for (let at: usize = 0; at < usize(HEAD) << 2; at += 4) {
			store<f32>(to, token < tokens ? load<f32>(from + at) : 0);
			to += line;
		}
	}
}

/** Products of four queries with all keys. */
function score(a: usize, b: usize, c: usize, d: usize, keys: usize, line: usize, out: usize): void {
	const scale = f32x4.splat(0.17677669529663687);
	for (let at: usize = 0; at < line; at += 32) {
		let a0 = f32x4.splat(0);
		let a1 = a0;
		let b0 = a0;
		let b1 = a0;
		let c0 = a0;
		let c1 = a0;
		let d0 = a0;
		let d1 = a0;
		let key = keys + at;
		for (let k: usize = 0; k < usize(HEAD) << 2; k += 4) {
			const left = v128.load(key);
			const right = v128.load(key, 16);
			const qa = v128.load32_splat(a + k);
			const qb = v128.load32_splat(b + k);
			const qc = v128.load32_splat(c + k);
			const qd = v128.load32_splat(d + k);
			a0 = f32x4.add(a0, f32x4.mul(qa, left));
			a1 = f32x4.add(a1, f32x4.mul(qa, right));
			b0 = f32x4.add(b0, f32x4.mul(qb, left));
			b1 = f32x4.add(b1, f32x4.mul(qb, right));
			c0 = f32x4.add(c0, f32x4.mul(qc, left));
			c1 = f32x4.add(c1, f32x4.mul(qc, right));
			d0 = f32x4.add(d0, f32x4.mul(qd, left));
			d1 = f32x4.add(d1, f32x4.mul(qd, right));
			key += line;
		}
		const to = out + at;
		v128.store(to, f32x4.mul(a0, scale));
		v128.store(to, f32x4.mul(a1, scale), 16);
		v128.store(to + line, f32x4.mul(b0, scale));
		v128.store(to + line, f32x4.mul(b1, scale), 16);
		v128.store(to + 2 * line, f32x4.mul(c0, scale));
		v128.store(to + 2 * line, f32x4.mul(c1, scale), 16);
		v128.store(to + 3 * line, f32x4.mul(d0, scale));
		v128.store(to + 3 * line, f32x4.mul(d1, scale), 16);
	}
}

/** Softmax of the first `tokens` numbers, in place. */
function soften(scores: usize, tokens: i32, padded: i32): void {
	const line = usize(padded) << 2;
	for (let token = tokens; token < padded; token += 1) {
		store<f32>(scores + (usize(token) << 2), LOWEST);
	}
	let peaks = f32x4.splat(LOWEST);
	for (let at: usize = 0; at < line; at += 16) peaks = f32x4.max(peaks, v128.load(scores + at));
	const peak = f32x4.splat(
		max(
			max(f32x4.extract_lane(peaks, 0), f32x4.extract_lane(peaks, 1)),
			max(f32x4.extract_lane(peaks, 2), f32x4.extract_lane(peaks, 3))
		)
	);
	let sums = f32x4.splat(0);
	for (let at: usize = 0; at < line; at += 16) {
		const value = exponential(f32x4.sub(v128.load(scores + at), peak));
		v128.store(scores + at, value);
		sums = f32x4.add(sums, value);
	}
	const total =
		f32x4.extract_lane(sums, 0) +
		f32x4.extract_lane(sums, 1) +
		(f32x4.extract_lane(sums, 2) + f32x4.extract_lane(sums, 3));
	const scale = f32x4.splat(1 / total);
	for (let at: usize = 0; at < line; at += 16) {
		v128.store(scores + at, f32x4.mul(v128.load(scores + at), scale));
	}
}

/** Sum of all tokens' values, each times its weight. */
function weigh(weights: usize, values: usize, stride: usize, tokens: i32, out: usize): void {
	let s0 = f32x4.splat(0);
	let s1 = s0;
	let s2 = s0;
	let s3 = s0;
	let s4 = s0;
	let s5 = s0;
	let s6 = s0;
	let s7 = s0;
	for (let token = 0; token < tokens; token += 1) {
		const weight = v128.load32_splat(weights);
		s0 = f32x4.add(s0, f32x4.mul(weight, v128.load(values)));
		s1 = f32x4.add(s1, f32x4.mul(weight, v128.load(values, 16)));
		s2 = f32x4.add(s2, f32x4.mul(weight, v128.load(values, 32)));
		s3 = f32x4.add(s3, f32x4.mul(weight, v128.load(values, 48)));
		s4 = f32x4.add(s4, f32x4.mul(weight, v128.load(values, 64)));
		s5 = f32x4.add(s5, f32x4.mul(weight, v128.load(values, 80)));
		s6 = f32x4.add(s6, f32x4.mul(weight, v128.load(values, 96)));
		s7 = f32x4.add(s7, f32x4.mul(weight, v128.load(values, 112)));
		weights += 4;
		values += stride;
	}
	v128.store(out, s0);
	v128.store(out, s1, 16);
	v128.store(out, s2, 32);
	v128.store(out, s3, 48);
	v128.store(out, s4, 64);
	v128.store(out, s5, 80);
	v128.store(out, s6, 96);
	v128.store(out, s7, 112);
}
