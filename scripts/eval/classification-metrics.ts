/** Measures of a classifier. Probabilities are those of class 1; gold labels are 1 or 0. */

const ECE_BINS = 15;

/** Share of equal entries; 0 for none. */
export function accuracy(predicted: readonly string[], gold: readonly string[]): number {
	if (gold.length === 0) return 0;
	return gold.filter((label, index) => predicted[index] === label).length / gold.length;
}

/** Mean F1 of the classes that the gold labels have; a class never predicted counts 0. */
export function macroF1(predicted: readonly string[], gold: readonly string[]): number {
	const classes = [...new Set(gold)];
	if (classes.length === 0) return 0;
	const scores = classes.map((label) => {
		const hits = gold.filter((own, index) => own === label && predicted[index] === label).length;
		const named = predicted.filter((own) => own === label).length;
		const present = gold.filter((own) => own === label).length;
		return (2 * hits) / (named + present);
	});
	return scores.reduce((sum, score) => sum + score, 0) / classes.length;
}

/**
 * Area under the ROC curve by ranks (Mann–Whitney), ties counted half. Undefined where one class is
 * missing.
 */
export function areaUnderCurve(
	probabilities: readonly number[],
	gold: readonly number[]
): number | undefined {
	const ranked = probabilities
		.map((probability, index) => ({ probability, isPositive: gold[index] === 1 }))
		.sort((a, b) => a.probability - b.probability);
	const positives = ranked.filter(({ isPositive }) => isPositive).length;
	const negatives = ranked.length - positives;
	if (positives === 0 || negatives === 0) return undefined;

	let rankSum = 0;
	for (let start = 0; start < ranked.length;) {
		let end = start;
		while (end < ranked.length && ranked[end]?.probability === ranked[start]?.probability) end += 1;
		const meanRank = (start + 1 + end) / 2;
		rankSum += meanRank * ranked.slice(start, end).filter(({ isPositive }) => isPositive).length;
		start = end;
	}
	return (rankSum - (positives * (positives + 1)) / 2) / (positives * negatives);
}

/**
 * Expected calibration error (Guo et al. 2017): the distance between the confidence in the binary
 * decision and how often it is right, over 15 bins of equal width on 0 to 1, weighted by rows.
 */
export function expectedCalibrationError(
	probabilities: readonly number[],
	gold: readonly number[]
): number {
	const bins = Array.from({ length: ECE_BINS }, () => ({ confidence: 0, right: 0 }));
	for (const [index, probability] of probabilities.entries()) {
		const confidence = Math.max(probability, 1 - probability);
		const bin = bins[Math.min(ECE_BINS - 1, Math.floor(confidence * ECE_BINS))];
		if (!bin) continue;
		bin.confidence += confidence;
		if ((probability >= 0.5 ? 1 : 0) === gold[index]) bin.right += 1;
	}
	const total = Math.max(1, probabilities.length);
	return bins.reduce((sum, bin) => sum + Math.abs(bin.confidence - bin.right), 0) / total;
}
