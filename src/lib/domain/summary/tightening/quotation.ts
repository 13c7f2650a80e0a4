interface Range {
	readonly start: number;
	readonly end: number;
}

const DOUBLE_MARKS = /["“”„«»`]|''/gu;
/** An apostrophe opens only after a space and closes only before none: "the players' day" is neither. */
const SINGLE_OPENING = /(?:^|[\s([])(['‘])(?=\S)/u;
const SINGLE_CLOSING = /(?<=\S)['’](?![\p{L}\p{N}])/gu;
/** Closes what a sentence before this one opened; "the players'" does not. */
const SINGLE_ENDS = /[.,!?]['’](?:\s|$)/u;

/**
 * From the first quotation mark to the last: words in between are somebody's, or stand between two
 * things that somebody said. Undefined where there is none.
 */
export function quotedRange(sentence: string): Range | undefined {
	const doubles = [...sentence.matchAll(DOUBLE_MARKS)].map(({ index }) => index);
	const opening = SINGLE_OPENING.exec(sentence);
	const single = opening ? opening.index + opening[0].length - 1 : undefined;
	const starts = [...doubles.slice(0, 1), ...(single === undefined ? [] : [single])];
	if (starts.length === 0) return undefined;
	const closings = [...sentence.matchAll(SINGLE_CLOSING)].map(({ index }) => index);
	// A quotation that goes on in the next sentence is open to the end.
	const singleEnd = closings.some((at) => at > (single ?? 0)) ? closings.at(-1) : sentence.length;
	const ends = [...doubles.slice(-1), ...(single === undefined ? [] : [singleEnd ?? 0])];
	return { start: Math.min(...starts), end: Math.max(...ends) + 1 };
}

/** Whether every quotation mark and bracket has its other half: only then is it known what they hold. */
export function isBalanced(sentence: string): boolean {
	const count = (sign: string) => sentence.split(sign).length - 1;
	if (count('"') % 2 === 1 || count("''") % 2 === 1) return false;
	if (count('“') !== count('”') || count('«') !== count('»')) return false;
	if (SINGLE_ENDS.test(sentence) && !SINGLE_OPENING.test(sentence)) return false;
	const open: string[] = [];
	for (const sign of sentence) {
		if (sign === '(' || sign === '[') open.push(sign);
		if (sign === ')' && open.pop() !== '(') return false;
		if (sign === ']' && open.pop() !== '[') return false;
	}
	return open.length === 0;
}
