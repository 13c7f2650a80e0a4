interface Sample {
	readonly at: number;
	readonly done: number;
}

/** Rows a second over the last while, and how long the rest will take at that pace. */
export class Pace {
	static readonly windowMs = 30_000;
	#samples: Sample[] = [];

	/** @param done rows so far; going back begins anew */
	add(at: number, done: number): void {
		const last = this.#samples.at(-1);
		if (last && (done < last.done || at < last.at)) this.#samples = [];
		this.#samples.push({ at, done });
		while (this.#samples.length > 2 && (this.#samples[1]?.at ?? at) < at - Pace.windowMs) {
			this.#samples.shift();
		}
	}

	clear(): void {
		this.#samples = [];
	}

	/** Undefined before there is something to measure. */
	get rowsPerSecond(): number | undefined {
		const [first] = this.#samples;
		const last = this.#samples.at(-1);
		if (!first || !last || last.at - first.at < 500 || last.done === first.done) return undefined;
		return ((last.done - first.done) / (last.at - first.at)) * 1000;
	}

	/** Seconds for so many more rows. */
	secondsFor(rows: number): number | undefined {
		const pace = this.rowsPerSecond;
		return pace === undefined ? undefined : rows / pace;
	}
}
