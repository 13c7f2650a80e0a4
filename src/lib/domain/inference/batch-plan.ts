export interface BatchLimits {
	/** Most tokens in one batch, padding included: texts × longest text. */
	readonly tokenBudget: number;
	/** Most texts in one batch, whatever their length. */
	readonly maxTexts: number;
}

/**
 * Groups texts of like length, so that little is computed on padding.
 *
 * @param lengths tokens of each text
 * @returns batches of indices into `lengths`, shortest texts first. Every index appears exactly once;
 * a text longer than the budget forms a batch of its own.
 */
export function planBatches(lengths: readonly number[], limits: BatchLimits): number[][] {
	const order = lengths.map((length, index) => ({ length, index }));
	order.sort((a, b) => a.length - b.length || a.index - b.index);

	const batches: number[][] = [];
	let current: number[] = [];
	for (const { length, index } of order) {
		const padded = (current.length + 1) * length;
		const isFull = current.length >= limits.maxTexts || padded > limits.tokenBudget;
		if (isFull && current.length > 0) {
			batches.push(current);
			current = [];
		}
		current.push(index);
	}
	if (current.length > 0) batches.push(current);
	return batches;
}
