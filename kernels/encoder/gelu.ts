import { exponential } from './exponential';

const ONE_OVER_ROOT_2: f32 = 0.707106781;

/** GELU in place, with the error function itself: x / 2 × (1 + erf(x / √2)). `count` is a multiple of 4. */
export function gelu(values: usize, count: i32): void {
	const end = values + (usize(count) << 2);
	const half = f32x4.splat(0.5);
	const one = f32x4.splat(1);
	for (let at = values; at < end; at += 16) {
		const x = v128.load(at);
		const erf = errorFunction(f32x4.mul(x, f32x4.splat(ONE_OVER_ROOT_2)));
		v128.store(at, f32x4.mul(f32x4.mul(x, half), f32x4.add(one, erf)));
	}
}

/** Abramowitz and Stegun 7.1.26: error below 1.5e-7. */
function errorFunction(x: v128): v128 {
	const sign = v128.and(x, i32x4.splat(0x80000000));
	const size = f32x4.abs(x);
	const one = f32x4.splat(1);
	const t = f32x4.div(one, f32x4.add(one, f32x4.mul(size, f32x4.splat(0.3275911))));
	let p = f32x4.splat(1.061405429);
	p = f32x4.add(f32x4.mul(p, t), f32x4.splat(-1.453152027));
	p = f32x4.add(f32x4.mul(p, t), f32x4.splat(1.421413741));
	p = f32x4.add(f32x4.mul(p, t), f32x4.splat(-0.284496736));
	p = f32x4.add(f32x4.mul(p, t), f32x4.splat(0.254829592));
	const tail = f32x4.mul(f32x4.mul(p, t), exponential(f32x4.neg(f32x4.mul(size, size))));
	return v128.or(f32x4.sub(one, tail), sign);
}
