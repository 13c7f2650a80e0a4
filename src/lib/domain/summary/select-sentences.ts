import { dot } from '#lib/domain/inference/vectors.ts';

/** Sentences of this cosine say the same thing: the second is taken only when no other is left. */
const REPETITION_COSINE = 0.85;
const REPETITION_PENALTY = 10;

/**
 * Maximal marginal relevance (Carbonell and Goldstein, 1998): takes the best sentence again and
 * again, after taking `penalty` times its largest cosine with those already taken off its score.
 * Time: `count` × sentences × dimensions.
 *
 * @returns indices in the order of choice
 */
export function selectSentences(
	scores: readonly number[],
	vectors: readonly Float32Array[],
	count: number,
	penalty: number
): number[] {
	const likeness = scores.map(() => 0);
	const left = new Set(scores.keys());
	const chosen: number[] = [];
	while (chosen.length < count && left.size > 0) {
		const [first = 0] = left;
		const value = (at: number): number => {
			const alike = likeness[at] ?? 0;
			const repetition = alike > REPETITION_COSINE ? REPETITION_PENALTY : 0;
			return (scores[at] ?? 0) - penalty * alike - repetition;
		};
		let best = first;
		for (const at of left) if (value(at) > value(best)) best = at;
		left.delete(best);
		chosen.push(best);
		const vector = vectors[best];
		if (vector === undefined) continue;
		for (const at of left) {
			const other = vectors[at];
			if (other) likeness[at] = Math.max(likeness[at] ?? 0, dot(other, vector));
		}
	}
	return chosen;
}
