/** What a rule would leave out of a sentence, from `start` to before `end`. */
export interface Cut {
	readonly start: number;
	readonly end: number;
}

/** Finds what could go, by grammar alone; `tightenSentence` then asks what it means. */
export type CutRule = (sentence: string) => Cut[];

/** The sentence without the cut; what was its second word may begin it now. */
export function applyCut(sentence: string, { start, end }: Cut): string {
	const rest = sentence.slice(end);
	if (start > 0) return sentence.slice(0, start) + rest;
	const [first = ''] = rest;
	const capital = first.toUpperCase();
	// A ligature has no capital of one letter: the sentence shall not grow.
	return (capital.length === first.length ? capital : first) + rest.slice(first.length);
}
