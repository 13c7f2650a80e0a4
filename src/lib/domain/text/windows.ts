import type { Span } from './sentences.ts';

/** A run of whole sentences that fits the model. */
export interface TextWindow {
	/** Index of the first sentence. */
	readonly first: number;
	/** Index of the last sentence, inclusive. */
	readonly last: number;
	readonly span: Span;
}

export interface WindowOptions {
	/** Most tokens in a window, special tokens not included. */
	readonly budget: number;
	/** Tokens that a window repeats from the one before, at most; whole sentences only. */
	readonly overlap: number;
}

/**
 * Covers all sentences, in order, with overlapping windows: nothing is left out. A sentence longer
 * than the budget gets a window of its own, so split such sentences before.
 */
export function planWindows(
	sentences: readonly Span[],
	tokenCounts: readonly number[],
	{ budget, overlap }: WindowOptions
): TextWindow[] {
	const windows: TextWindow[] = [];
	const count = (index: number) => tokenCounts[index] ?? 0;

	let first = 0;
	while (first < sentences.length) {
		let last = first;
		let tokens = count(first);
		while (last + 1 < sentences.length && tokens + count(last + 1) <= budget) {
			last += 1;
			tokens += count(last);
		}
		const [start, end] = [sentences[first], sentences[last]];
		if (start && end) {
			windows.push({ first, last, span: { start: start.start, end: end.end } });
		}
		if (last + 1 >= sentences.length) break;

		// The next window begins a few sentences back, but always later than this one began and never
		// so far back that its first new sentence would no longer fit.
		const fresh = count(last + 1);
		let next = last + 1;
		let repeated = 0;
		while (next - 1 > first) {
			repeated += count(next - 1);
			if (repeated > overlap || repeated + fresh > budget) break;
			next -= 1;
		}
		first = next;
	}
	return windows;
}
