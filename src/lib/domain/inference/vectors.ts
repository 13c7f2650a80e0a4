/** Cosine of unit vectors. */
export function dot(a: Float32Array, b: Float32Array): number {
	let sum = 0;
	for (let i = 0; i < a.length; i += 1) sum += (a[i] ?? 0) * (b[i] ?? 0);
	return sum;
}

/** Scales to length 1, in place. A zero vector stays zero. */
export function normalise(vector: Float32Array): Float32Array {
	const length = Math.sqrt(dot(vector, vector));
	if (length > 0) for (let i = 0; i < vector.length; i += 1) vector[i] = (vector[i] ?? 0) / length;
	return vector;
}

/** The weighted sum of vectors, brought to length 1; all zeros where there is nothing to sum. */
export function weightedMean(
	vectors: readonly Float32Array[],
	weightOf: (index: number) => number
): Float32Array {
	const total = new Float32Array(vectors[0]?.length ?? 0);
	vectors.forEach((vector, index) => {
		const weight = weightOf(index);
		if (weight === 0) return;
		for (let i = 0; i < total.length; i += 1) {
			total[i] = (total[i] ?? 0) + weight * (vector[i] ?? 0);
		}
	});
	return normalise(total);
}

/** Mean of unit vectors, brought to length 1 again; the empty vector where there are none. */
export function mean(vectors: readonly Float32Array[]): Float32Array {
	return weightedMean(vectors, () => 1);
}
