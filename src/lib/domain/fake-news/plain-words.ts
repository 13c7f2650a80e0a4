export interface Metric {
	readonly dataset: string;
	readonly rows: number;
	readonly name: string;
	readonly value: number;
}

/**
 * How often the model is wrong, a sentence for each measured accuracy (in points of 100) of its manifest,
 * worst first: "On LIAR valid it is wrong about 4 times in 10 (1,284 texts)."
 */
export function describeErrors(metrics: readonly Metric[]): string[] {
	return metrics
		.filter(({ name }) => name === 'accuracy')
		.toSorted((a, b) => a.value - b.value)
		.map(({ dataset, rows, value }) => {
			const wrong = Math.round((100 - value) / 10);
			const often =
				wrong === 0
					? 'less than once in 20 times'
					: wrong === 1
						? 'about once in 10 times'
						: `about ${wrong} times in 10`;
			return `On ${dataset} it is wrong ${often} (${rows.toLocaleString('en')} texts).`;
		});
}
