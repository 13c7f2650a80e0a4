export interface RankingMetrics {
	/** Share of queries with a relevant item first. */
	readonly accuracy: number;
	/** Mean of 1 / rank of the first relevant item. */
	readonly mrr: number;
	/** Mean of nDCG over the whole list, binary gains. */
	readonly ndcg: number;
	/** Queries with at least one relevant item: the others cannot be judged and are left out. */
	readonly queries: number;
}

/**
 * `scores[q][i]` ranks item i for query q, higher first. Of items with equal score the irrelevant
 * ones stand first: a tie is never luck.
 */
export function rankingMetrics(
	scores: readonly (readonly number[])[],
	isRelevant: (query: number, item: number) => boolean
): RankingMetrics {
	let accuracy = 0;
	let mrr = 0;
	let ndcg = 0;
	let queries = 0;
	scores.forEach((row, query) => {
		const ranked = row
			.map((score, item) => ({ score, gain: isRelevant(query, item) ? 1 : 0 }))
			.toSorted((a, b) => b.score - a.score || a.gain - b.gain)
			.map(({ gain }) => gain);
		const first = ranked.indexOf(1);
		if (first < 0) return;
		queries++;
		accuracy += first === 0 ? 1 : 0;
		mrr += 1 / (first + 1);
		ndcg += discounted(ranked) / discounted(ranked.toSorted((a, b) => b - a));
	});
	const mean = (sum: number) => (queries === 0 ? 0 : sum / queries);
	return { accuracy: mean(accuracy), mrr: mean(mrr), ndcg: mean(ndcg), queries };
}

/** Sum of gain / log2(rank + 1). */
function discounted(gains: readonly number[]): number {
	return gains.reduce((sum, gain, i) => sum + gain / Math.log2(i + 2), 0);
}

/** Ranks from 1, equal values share the mean of theirs. */
function ranksOf(values: readonly number[]): number[] {
	const order = values.map((value, i) => ({ value, i })).toSorted((a, b) => a.value - b.value);
	const ranks: number[] = values.map(() => 0);
	for (let from = 0; from < order.length;) {
		let to = from;
		while (to + 1 < order.length && order[to + 1]?.value === order[from]?.value) to++;
		for (let k = from; k <= to; k++) ranks[order[k]?.i ?? 0] = (from + to) / 2 + 1;
		from = to + 1;
	}
	return ranks;
}

/** Area under the ROC curve (Mann-Whitney); undefined when one class is empty. */
export function aucOf(
	scores: readonly number[],
	isPositive: readonly boolean[]
): number | undefined {
	const positives = isPositive.filter(Boolean).length;
	const negatives = isPositive.length - positives;
	if (positives === 0 || negatives === 0) return undefined;
	const sum = ranksOf(scores).reduce((total, rank, i) => total + (isPositive[i] ? rank : 0), 0);
	return (sum - (positives * (positives + 1)) / 2) / (positives * negatives);
}

/** Spearman's rank correlation; undefined when one side is constant. */
export function spearman(a: readonly number[], b: readonly number[]): number | undefined {
	const [x, y] = [ranksOf(a), ranksOf(b)];
	const middle = (a.length + 1) / 2;
	let [xy, xx, yy] = [0, 0, 0];
	x.forEach((rank, i) => {
		const [dx, dy] = [rank - middle, (y[i] ?? 0) - middle];
		xy += dx * dy;
		xx += dx * dx;
		yy += dy * dy;
	});
	return xx === 0 || yy === 0 ? undefined : xy / Math.sqrt(xx * yy);
}
