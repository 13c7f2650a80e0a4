export interface Metric {
	readonly dataset: string;
	readonly rows: number;
	readonly name: string;
	readonly value: number;
}

/** How often a model is wrong on a collection of texts. */
export interface ErrorRate {
	readonly dataset: string;
	/** Texts of the collection. */
	readonly rows: number;
	/** Of ten texts, rounded: 0 is less than one in twenty. */
	readonly wrongOfTen: number;
}

/** How often the model is wrong, for each measured accuracy (in points of 100) of its manifest, worst first. */
export function errorRates(metrics: readonly Metric[]): ErrorRate[] {
	return metrics
		.filter(({ name }) => name === 'accuracy')
		.toSorted((a, b) => a.value - b.value)
		.map(({ dataset, rows, value }) => ({
			dataset,
			rows,
			wrongOfTen: Math.round((100 - value) / 10)
		}));
}
