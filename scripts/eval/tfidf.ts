/** A text's terms with their TF-IDF weights, of length 1. */
export type TermVector = ReadonlyMap<string, number>;

/**
 * The baseline: words in lower case, no stop words taken off, weight (1 + ln tf) · (1 + ln((1 + n) /
 * (1 + df))), normalised to length 1: scikit-learn's TfidfVectorizer with `sublinear_tf`. Document
 * frequencies are those of `texts`.
 */
export function tfidfVectors(texts: readonly string[]): TermVector[] {
	const counted = texts.map(countTerms);
	const documents = new Map<string, number>();
	for (const counts of counted) {
		for (const term of counts.keys()) documents.set(term, (documents.get(term) ?? 0) + 1);
	}
	return counted.map((counts) => {
		const weights = Array.from(counts, ([term, count]): [string, number] => {
			const rarity = 1 + Math.log((1 + texts.length) / (1 + (documents.get(term) ?? 0)));
			return [term, (1 + Math.log(count)) * rarity];
		});
		const length = Math.hypot(...weights.map(([, weight]) => weight));
		return new Map(weights.map(([term, weight]) => [term, weight / length]));
	});
}

function countTerms(text: string): Map<string, number> {
	const counts = new Map<string, number>();
	for (const [term] of text.toLowerCase().matchAll(/[\p{L}\p{N}_]{2,}/gu)) {
		counts.set(term, (counts.get(term) ?? 0) + 1);
	}
	return counts;
}

export function termCosine(a: TermVector, b: TermVector): number {
	const [small, large] = a.size < b.size ? [a, b] : [b, a];
	let sum = 0;
	for (const [term, weight] of small) sum += weight * (large.get(term) ?? 0);
	return sum;
}
