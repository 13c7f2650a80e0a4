import { isAdjunct, mayBeApposition, type Segment, splitAtCommas } from './comma-segments.ts';
import type { Cut } from './cut.ts';
import { endsWithAuxiliary, isSpeech, startsWithVerb } from './verbs.ts';

const CLAUSE =
	/^(?:(?:who|whose|whom|which|where|speaking|writing|talking|appearing|addressing)\s|pictured(?:\s|$))/u;
const CONNECTIVE =
	/^(?:however|meanwhile|of course|in turn|moreover|furthermore|in addition|nevertheless|nonetheless|incidentally)$/u;
const APPOSITION = /^(?:an?|the|one of)\s/u;
/** "the judge found" is a clause, no apposition. */
const ENDS_IN_VERB = /\s(?:\p{Ll}+ed|said|says|found|told|thinks|believes|adds|claims)$/u;
const ENDS_IN_NAME = /(?:^|\s)\p{Lu}[\p{L}\p{M}.’'-]+$/u;
/** ", Florida": more of the place that a clause ends with. */
const PLACE = /^\p{Lu}[\p{L}\p{M}.’'-]*(?: \p{Lu}[\p{L}\p{M}.’'-]*){0,2}$/u;
const AGE = /^(?:aged )?\d{1,3}$/u;
/** Behind an age, these need no comma before them; those do. */
const ADVERBIAL = /^(?:in|on|at|with|by|to|for|after|when|while|as|over|and|but|during|before)\s/u;
const MORE_OF_THE_NAME = /^(?:of|from|an?|the|who|whose|which|one)\s|^\p{Lu}/u;
/** ", pictured right,": a note to a picture, which says little without its commas. */
const CAPTION = /^(?:left|right|centre|center|pictured|above|below)(?:\s|$)/u;

/**
 * Clauses, appositions and ages that stand between two commas, where the verb of the subject before them
 * follows: so they are closed, and no entries of a list.
 */
export function dropBetweenCommas(sentence: string): Cut[] {
	const segments = splitAtCommas(sentence);
	const hasOneAge = segments.filter(({ text }) => AGE.test(text)).length === 1;
	return segments.flatMap((segment, at) => {
		const before = segments[at - 1];
		if (!before || mayBeApposition(segments.slice(0, at))) return [];
		if (AGE.test(segment.text)) return hasOneAge ? dropAge(before, segment, segments[at + 1]) : [];
		const end = lastOf(segments, at);
		const [last, next] = [segments[end], segments[end + 1]];
		if (!last || !next || !isAside(segment.text, before, next, at === 1)) return [];
		return [{ start: before.end, end: last.end + 1, instead: '' } as const];
	});
}

/** "Jane Doe, 27, was": not where several people are told apart by it. */
function dropAge(before: Segment, age: Segment, next: Segment | undefined): Cut[] {
	if (!next || !ENDS_IN_NAME.test(before.text) || CAPTION.test(next.text)) return [];
	const cut = { start: before.end, end: age.end + 1 };
	if (startsWithVerb(next.text, '') || ADVERBIAL.test(next.text)) return [{ ...cut, instead: '' }];
	return MORE_OF_THE_NAME.test(next.text) ? [{ ...cut, instead: ',' }] : [];
}

/** The last segment of what begins at one: a place has a comma before its state. */
function lastOf(segments: readonly Segment[], first: number): number {
	let last = first;
	while (PLACE.test(segments[last + 1]?.text ?? '') && last < segments.length - 2) last += 1;
	return last;
}

function isAside(text: string, before: Segment, next: Segment, isFirst: boolean): boolean {
	const goesOn = startsWithVerb(next.text, before.text) && !CAPTION.test(next.text);
	if (CONNECTIVE.test(text)) return goesOn || endsWithAuxiliary(before.text);
	if (!goesOn) return false;
	if (CLAUSE.test(text)) return true;
	return (
		APPOSITION.test(text) &&
		!ENDS_IN_VERB.test(text) &&
		ENDS_IN_NAME.test(before.text) &&
		!(isFirst && isAdjunct(before)) &&
		// Who somebody is tells what their word is worth.
		!isSpeech(next.text)
	);
}
