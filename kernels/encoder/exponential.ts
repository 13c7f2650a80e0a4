/** Below this the exponential is no normal float any more. */
const LEAST: f32 = -87.0;

/**
 * e to the power of four numbers of at most 88; relative error below 2e-7. Range reduction and polynomial of Cephes' expf
 * (Moshier 1984).
 */
export function exponential(x: v128): v128 {
	const bounded = f32x4.max(x, f32x4.splat(LEAST));
	const n = f32x4.nearest(f32x4.mul(bounded, f32x4.splat(1.44269504)));
	let r = f32x4.sub(bounded, f32x4.mul(n, f32x4.splat(0.693359375)));
	r = f32x4.sub(r, f32x4.mul(n, f32x4.splat(-2.1219444e-4)));
	let p = f32x4.splat(1.98756915e-4);
	p = f32x4.add(f32x4.mul(p, r), f32x4.splat(1.3981999507e-3));
	p = f32x4.add(f32x4.mul(p, r), f32x4.splat(8.3334519073e-3));
	p = f32x4.add(f32x4.mul(p, r), f32x4.splat(4.1665795894e-2));
	p = f32x4.add(f32x4.mul(p, r), f32x4.splat(1.6666665459e-1));
	p = f32x4.add(f32x4.mul(p, r), f32x4.splat(5.0000001201e-1));
	p = f32x4.add(f32x4.mul(f32x4.mul(p, r), r), f32x4.add(r, f32x4.splat(1)));
	const power = i32x4.shl(i32x4.add(i32x4.trunc_sat_f32x4_s(n), i32x4.splat(127)), 23);
	return f32x4.mul(p, power);
}
