import { hasFiniteVerb } from './verbs.ts';

/** What stands between two commas. */
export interface Segment {
	/** Where its first letter stands. */
	readonly start: number;
	/** Where the comma behind it stands, or the punctuation that ends the sentence. */
	readonly end: number;
	readonly text: string;
}

const END = /[.!?…]*$/u;
/** "In Leeds, the mayor": what stands before the comma is no subject. */
const ADJUNCT =
	/^(?:in|on|at|after|before|when|while|as|if|for|with|during|since|although|though|despite|according|under|by|from|to|because|until|once|like|unlike|earlier|later|last|this|next|today|yesterday|and|but)\s/iu;
const CONJUNCTION = /^(?:but|that|as|when|while|because|if|which|where|who)\s/u;

/** The parts of a sentence between its commas; those in brackets or in numbers separate nothing. */
export function splitAtCommas(sentence: string): Segment[] {
	const stop = END.exec(sentence)?.index ?? sentence.length;
	const segments: Segment[] = [];
	let start = 0;
	let depth = 0;
	const close = (end: number) => {
		segments.push({ start, end, text: sentence.slice(start, end) });
		start = end + 2;
	};
	for (let at = 0; at < stop; at++) {
		const sign = sentence[at];
		if (sign === '(' || sign === '[') depth += 1;
		else if (sign === ')' || sign === ']') depth -= 1;
		else if (sign === ',' && sentence[at + 1] === ' ' && depth === 0 && at >= start) close(at);
	}
	close(stop);
	return segments;
}

/**
 * Whether what follows these segments may also close an apposition that the last of them is: "His son,
 * Prince Felipe, 46,". Without it that would stay open.
 */
export function mayBeApposition(segments: readonly Segment[]): boolean {
	const [first, second] = segments;
	const last = segments.at(-1);
	if (!first || !second || !last) return false;
	if (segments.length === 2 && ADJUNCT.test(first.text)) return false;
	return !CONJUNCTION.test(last.text) && !hasFiniteVerb(last.text);
}
