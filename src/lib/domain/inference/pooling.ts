import { normalise } from './vectors.ts';

/**
 * Mean over the real tokens of each text, then scaled to length 1: what all-MiniLM-L6-v2 was trained
 * with (its `1_Pooling` and `2_Normalize` modules).
 *
 * @param hidden `texts × tokens × width`, row by row
 * @param lengths real tokens of each text; what follows them is padding
 * @returns one unit vector of `width` a text
 */
export function meanPool(
	hidden: Float32Array,
	lengths: readonly number[],
	tokens: number,
	width: number
): Float32Array[] {
	return lengths.map((length, text) => {
		const vector = new Float32Array(width);
		for (let token = 0; token < length; token += 1) {
			const offset = (text * tokens + token) * width;
			for (let i = 0; i < width; i += 1) vector[i] = (vector[i] ?? 0) + (hidden[offset + i] ?? 0);
		}
		return normalise(vector);
	});
}
