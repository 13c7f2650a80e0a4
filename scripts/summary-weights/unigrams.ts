import { tokenize } from '../eval/rouge.ts';

/** How often each token stands in a text. */
export type TokenCounts = ReadonlyMap<string, number>;

export function countTokens(text: string): TokenCounts {
	const counts = new Map<string, number>();
	for (const token of tokenize(text)) counts.set(token, (counts.get(token) ?? 0) + 1);
	return counts;
}

/** ROUGE-1 F1, 0 to 1, of texts that were counted before: what `scoreRouge` says of them, in less time. */
export function unigramF1(reference: TokenCounts, candidate: readonly TokenCounts[]): number {
	const own = new Map<string, number>();
	for (const counts of candidate) {
		for (const [token, count] of counts) own.set(token, (own.get(token) ?? 0) + count);
	}
	let shared = 0;
	for (const [token, count] of own) shared += Math.min(count, reference.get(token) ?? 0);
	return shared === 0 ? 0 : (2 * shared) / (total(own) + total(reference));
}

function total(counts: TokenCounts): number {
	return [...counts.values()].reduce((sum, count) => sum + count, 0);
}
