import { mayBeApposition, type Segment, splitAtCommas } from './comma-segments.ts';
import type { Cut } from './cut.ts';
import { endsWithAuxiliary, startsWithVerb } from './verbs.ts';

const CLAUSE =
	/^(?:(?:who|whose|whom|which|where|speaking|writing|talking|appearing|addressing)\s|pictured(?:\s|$))/u;
const CONNECTIVE =
	/^(?:however|meanwhile|of course|in turn|moreover|furthermore|in addition|nevertheless|nonetheless|incidentally)$/u;
/** ", Florida": more of the place that a clause ends with. */
const PLACE = /^\p{Lu}[\p{L}\p{M}.’'-]*(?: \p{Lu}[\p{L}\p{M}.’'-]*){0,2}$/u;
/** "left" and "right" may be a note to a picture, and no verb. */
const CAPTION = /^(?:left|right)(?:\s|$)/u;

/**
 * Clauses and connectives that stand between two commas, where the verb of the subject before them
 * follows: so they are closed, and no entries of a list. Appositions and ages stay: they tell who
 * somebody is, and references of news summaries keep them.
 */
export function dropBetweenCommas(sentence: string): Cut[] {
	const segments = splitAtCommas(sentence);
	return segments.flatMap((segment, at) => {
		const before = segments[at - 1];
		const end = lastOf(segments, at);
		const [last, next] = [segments[end], segments[end + 1]];
		if (!before || !last || !next || mayBeApposition(segments.slice(0, at))) return [];
		if (!isAside(segment.text, before, next)) return [];
		return [{ start: before.end, end: last.end + 1 }];
	});
}

/** The last segment of what begins at one: a place has a comma before its state. */
function lastOf(segments: readonly Segment[], first: number): number {
	let last = first;
	while (PLACE.test(segments[last + 1]?.text ?? '') && last < segments.length - 2) last += 1;
	return last;
}

function isAside(text: string, before: Segment, next: Segment): boolean {
	const goesOn = startsWithVerb(next.text, before.text) && !CAPTION.test(next.text);
	if (CONNECTIVE.test(text)) return goesOn || endsWithAuxiliary(before.text);
	return goesOn && CLAUSE.test(text);
}
