import type { GenerationOptions, GenerationRules } from './generation-options.ts';

/**
 * Rules out tokens in place by setting their score to minus infinity, in the order that transformers applies its
 * logits processors: repeated n-grams, least length, forced first token, forced end.
 *
 * @param scores one a token of the vocabulary: logits or log-probabilities
 * @param ids all tokens so far, the start token included
 */
export function applyTokenRules(
	scores: Float32Array,
	ids: readonly number[],
	options: GenerationOptions,
	{ endToken, forcedFirstToken }: GenerationRules
): void {
	for (const token of repeatedTokens(ids, options.noRepeatNgram)) scores[token] = -Infinity;
	const written = ids.length - 1;
	if (written < options.minTokens) scores[endToken] = -Infinity;
	if (written === 0 && forcedFirstToken !== undefined) allowOnly(scores, forcedFirstToken);
	if (written === options.maxTokens - 1) allowOnly(scores, endToken);
}

/** The tokens that would complete a run of `size` tokens which stands in `ids` already. */
export function repeatedTokens(ids: readonly number[], size: number): number[] {
	if (size === 0 || ids.length + 1 < size) return [];
	const tail = ids.slice(ids.length - (size - 1));
	const found: number[] = [];
	for (let at = 0; at + size <= ids.length; at++) {
		const next = ids[at + size - 1];
		if (next !== undefined && tail.every((token, index) => ids[at + index] === token)) {
			found.push(next);
		}
	}
	return found;
}

function allowOnly(scores: Float32Array, token: number): void {
	scores.fill(-Infinity);
	scores[token] = 0;
}
