import type { Span } from '#lib/domain/text/sentences.ts';

/**
 * Clauses that take a skill back: "no experience in Java required", "Java is not needed",
 * "without Photoshop", "I have not used Docker". "Not only" and "no less than" do not.
 */
const NEGATIONS = [
	/\bno\s+(?:(?:prior|previous|formal|specific|working|professional|particular)\s+)*(?:experience|knowledge|background|degree|skills?|qualifications?)\b[^.;:\n]*/giu,
	/\b(?:not|never)\s+(?:have\s+)?(?:worked|used|trained|qualified|experienced|familiar|learned|learnt|written)\b[^.;:,\n]*/giu,
	/\bwithout\s+(?:any\s+)?(?:experience|knowledge)?[^.;:,\n]*/giu,
	/[^.;:,\n]*\b(?:is|are|will be)?\s*(?:not|n't|never)\s+(?:be\s+)?(?:required|needed|necessary|essential|expected|mandatory)\b/giu,
	/[^.;:,\n]*\bunnecessary\b/giu
];

/** The spans of `text` whose skills are denied rather than claimed or asked for. */
export function findNegations(text: string): Span[] {
	return NEGATIONS.flatMap((pattern) =>
		Array.from(text.matchAll(pattern), (match) => ({
			start: match.index,
			end: match.index + match[0].length
		}))
	);
}

/** Whether the whole statement says what is *not* asked for. */
export function isNothingAsked(statement: string): boolean {
	const rest = findNegations(statement).reduce(
		(left, span) => left - (span.end - span.start),
		statement.length
	);
	return rest < statement.length * 0.3;
}
