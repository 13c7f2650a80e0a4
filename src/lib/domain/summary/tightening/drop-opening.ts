import type { Cut } from './cut.ts';

/** Words that only tie a sentence to the one before it, which the summary may not have. */
const WITH_COMMA =
	/^(?:However|Meanwhile|In addition|Additionally|Moreover|Furthermore|Nevertheless|Nonetheless|In fact|Indeed|Of course|Also|Still|At the same time|Incidentally), (?=\p{L})/u;
/** "But for", "And so", "And then" are more than a tie. */
const WITHOUT_COMMA =
	/^(?:But|And) (?=\p{L})(?!(?:for|so|then|yet|if|rather|not|of|to|with|all|by|in the end)\b)/u;

/** "However, ", "But ": the connective that a sentence opens with. */
export function dropOpening(sentence: string): Cut[] {
	const found = WITH_COMMA.exec(sentence) ?? WITHOUT_COMMA.exec(sentence);
	return found ? [{ start: 0, end: found[0].length }] : [];
}
