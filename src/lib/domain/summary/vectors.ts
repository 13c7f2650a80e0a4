/** Cosine of unit vectors. */
export function dot(a: Float32Array, b: Float32Array): number {
	let sum = 0;
	for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
	return sum;
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
		for (let i = 0; i < total.length; i++) total[i] = (total[i] ?? 0) + weight * (vector[i] ?? 0);
	});
	const length = Math.sqrt(dot(total, total));
	return length === 0 ? total : total.map((value) => value / length);
}
