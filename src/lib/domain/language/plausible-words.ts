/** Pairs of letters that stand in next to no English word: a word with one of them is a slip or noise. */
const IMPOSSIBLE_PAIRS =
	/bx|cj|cv|cx|dx|fk|fq|fv|fx|fz|gq|gv|gx|hx|hz|jb|jc|jd|jf|jg|jh|jk|jl|jm|jn|jp|jq|jr|js|jt|jv|jw|jx|jy|jz|kq|kx|kz|lx|mx|mz|pq|pv|px|pz|q[bcdefghjklmnopqrtvwxyz]|sx|tq|vb|vc|vf|vg|vh|vj|vm|vp|vq|vt|vw|vx|wq|wv|wx|xd|xg|xj|xk|xn|xr|xz|yq|zb|zc|zd|zf|zg|zj|zk|zm|zn|zp|zq|zr|zs|zx/;
const NO_VOWEL = /^[^aeiouy]{4,}$/;
const CONSONANT_RUN = /[bcdfghjklmnpqrstvwxz]{6,}/;

/**
 * Whether a Latin word could be read aloud. Capitals of up to six letters are taken for abbreviations
 * ("HTML", "PHLX"), and stretched words ("hmmmm", "pfffft") for what people write.
 */
export function isPlausibleWord(word: string): boolean {
	if (/^[A-Z]{1,6}s?$/.test(word)) return true;
	const lower = word.toLowerCase().replace(/(.)\1{2,}/g, '$1');
	if (lower.length < 4) return true;
	return !(NO_VOWEL.test(lower) || CONSONANT_RUN.test(lower) || IMPOSSIBLE_PAIRS.test(lower));
}
