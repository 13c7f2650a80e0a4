import { mayBeApposition, splitAtCommas } from './comma-segments.ts';
import type { Cut } from './cut.ts';

const DASH = /\s(?:--?|–|—)\s/gu;
/** "- and his wife -" belongs to the subject of the verb. */
const JOINS = /^(?:and|or|as well as|along with|plus|but|not|then)\s/iu;
/** "- Leeds, Hull and York -": a list of names is what the sentence is about. */
const NAMES = /\p{Lu}[\p{L}\p{M}.’'-]*(?:,| and) \p{Lu}/u;
/** Else the dash stood for a verb, or for the comma of a list. */
const GOES_ON =
	/^(?!(?:and|but|or|so|he|she|it|they|we|this|there|the|an?|his|her|its|their|my|our) )\p{Ll}/u;

/** "The bridge - the first of its kind - opened": what stands between the only two dashes. */
export function dropBetweenDashes(sentence: string): Cut[] {
	const dashes = [...sentence.matchAll(DASH)];
	const [first, second] = dashes;
	if (dashes.length !== 2 || !first || !second) return [];
	const aside = sentence.slice(first.index + first[0].length, second.index);
	const after = sentence.slice(second.index + second[0].length);
	const isAside =
		aside.includes(' ') &&
		!JOINS.test(aside) &&
		!NAMES.test(aside) &&
		GOES_ON.test(after) &&
		!mayBeApposition(splitAtCommas(sentence.slice(0, first.index)));
	// The space before what follows stays.
	const end = second.index + second[0].length - 1;
	return isAside ? [{ start: first.index, end }] : [];
}
