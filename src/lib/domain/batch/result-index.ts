import { isFailed, type BlockResults } from './row-result.ts';

export type RowSort = 'file' | 'highest' | 'lowest' | 'least-certain';

export interface RowFilter {
	/** `done`, `error` and `open` by state; any other by the label of that name. */
	readonly show: string;
	/** Scores from and to. */
	readonly from?: number | undefined;
	readonly to?: number | undefined;
	/** Rows that a search found; all where left out. */
	readonly found?: ReadonlySet<number> | undefined;
}

const OPEN = 0;
const ERROR = 1;
/** Codes from here on are labels. */
const FIRST_LABEL = 2;
/** Sort keys hold a score in 2^31 steps and the row's number in 22 bits: together 53, what a double holds. */
const ROW_RANGE = 2 ** 22;
const SCORE_STEPS = 2 ** 31 - 1;

/** Label and score of every row in five bytes each: enough to filter, sort and count a million of them. */
export class ResultIndex {
	readonly #codes: Uint8Array;
	readonly #scores: Float32Array;
	readonly #labels: string[] = [];

	/** @param scale the highest possible score: 1 for probabilities, 100 for points */
	constructor(
		readonly rows: number,
		private readonly scale: number
	) {
		this.#codes = new Uint8Array(rows);
		this.#scores = new Float32Array(rows).fill(NaN);
	}

	/** Labels in the order in which they came up. */
	get labels(): readonly string[] {
		return this.#labels;
	}

	/** @param start number of the block's first row */
	set(start: number, results: BlockResults): void {
		for (const [place, result] of results.entries()) {
			const row = start + place;
			if (!result) this.#codes[row] = OPEN;
			else if (isFailed(result)) this.#codes[row] = ERROR;
			else {
				this.#codes[row] = this.#codeOf(result.label);
				this.#scores[row] = result.score ?? NaN;
			}
		}
	}

	/** Rows by label, those with an error under `error`, those without a result under `open`. */
	counts(): ReadonlyMap<string, number> {
		const counts = new Uint32Array(FIRST_LABEL + this.#labels.length);
		for (const code of this.#codes) counts[code] = (counts[code] ?? 0) + 1;
		const named = this.#labels.map((label, at): [string, number] => [
			label,
			counts[FIRST_LABEL + at] ?? 0
		]);
		return new Map([...named, ['error', counts[ERROR] ?? 0], ['open', counts[OPEN] ?? 0]]);
	}

	/** Scores in so many equal bands from 0 to the scale, by label. */
	histogram(bands: number): ReadonlyMap<string, readonly number[]> {
		const all = this.#labels.map((label): [string, number[]] => [
			label,
			Array.from({ length: bands }, () => 0)
		]);
		for (const [row, code] of this.#codes.entries()) {
			const own = all[code - FIRST_LABEL]?.[1];
			const score = this.#scores[row] ?? NaN;
			if (!own || Number.isNaN(score)) continue;
			const band = Math.min(bands - 1, Math.floor((score / this.scale) * bands));
			own[band] = (own[band] ?? 0) + 1;
		}
		return new Map(all);
	}

	/** Numbers of the rows that fit, in order; rows without a score come last, rows that are alike as in the file. */
	select({ show, from = 0, to = this.scale, found }: RowFilter, sort: RowSort): Uint32Array {
		const isBounded = from > 0 || to < this.scale;
		const keys = new Float64Array(this.rows);
		let count = 0;
		for (let row = 0; row < this.rows; row += 1) {
			const code = this.#codes[row] ?? OPEN;
			if (found && !found.has(row)) continue;
			if (!this.#isShown(code, show)) continue;
			const score = this.#scores[row] ?? NaN;
			if (isBounded && !(score >= from && score <= to)) continue;
			keys[count] = this.#rank(score, sort) * ROW_RANGE + row;
			count += 1;
		}
		const chosen = keys.subarray(0, count);
		if (sort !== 'file') chosen.sort();
		return Uint32Array.from(chosen, (key) => key % ROW_RANGE);
	}

	#isShown(code: number, show: string): boolean {
		switch (show) {
			case 'all':
				return true;
			case 'done':
				return code >= FIRST_LABEL;
			case 'error':
				return code === ERROR;
			case 'open':
				return code === OPEN;
			default:
				return code >= FIRST_LABEL && this.#labels[code - FIRST_LABEL] === show;
		}
	}

	#rank(score: number, sort: RowSort): number {
		if (sort === 'file') return 0;
		if (Number.isNaN(score)) return SCORE_STEPS;
		const share = Math.min(1, Math.max(0, score / this.scale));
		switch (sort) {
			case 'lowest':
				return Math.round(share * (SCORE_STEPS - 1));
			case 'highest':
				return Math.round((1 - share) * (SCORE_STEPS - 1));
			case 'least-certain':
				return Math.round(Math.abs(share - 0.5) * 2 * (SCORE_STEPS - 1));
		}
	}

	#codeOf(label: string): number {
		const known = this.#labels.indexOf(label);
		if (known >= 0) return FIRST_LABEL + known;
		this.#labels.push(label);
		return FIRST_LABEL + this.#labels.length - 1;
	}
}
