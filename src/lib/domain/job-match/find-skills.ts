import type { Span } from '#lib/domain/text/sentences.ts';
import { findNegations } from './negation.ts';
import { SPELLINGS, TECHNICAL_SKILLS, tokenize } from './skill-lexicon.ts';
import type { Spelling, Token } from './skill-lexicon.ts';

export interface FoundSkill extends Span {
	/** The lexicon's name, whatever the spelling in the text. */
	readonly skill: string;
}

/** Phrases that hold the letters of a skill and mean something else. */
const NOT_SKILLS =
	/\b(?:r\s?&\s?d|go[- ]live|go the extra|vitamin c|c[- ]level|c[- ]suite|class c|grade [a-c]|curriculum vitae|tamil nadu|safe working|(?:spring|summer) (?:term|break|semester|of )?(?:19|20)\d\d|(?:plan|appendix|section|schedule|option) [a-z])\b/giu;

/** Words that, next to a short name, say that the tool or language is meant. */
const NAMING_BEFORE =
	/(?:programming (?:in|with)|written in|code in|coding in|experience (?:in|with|of)|knowledge of|proficien\w+ (?:in|with)|skilled in|skills?:|languages?:|tools?:|using|familiar\w* with|software:|including)\s*$/iu;
const NAMING_AFTER =
	/^\s*(?:language|programming|programs?|developer|development|framework|scripts?|code|software|skills?|\d)/iu;
/** After a name that opens a statement: "React and …", "Excel (advanced)". */
const ALONE_AFTER = /^\s*(?:$|[,;:/()]|and\b|or\b)/iu;
/** What stands between two names of one list. */
const LIST_JOINT = /^\s*(?:[,/;|&+•·()]|and|or|und|\s{2,})+\s*(?:and|or)?\s*$/iu;

/**
 * Every skill named in `text`, in reading order, longest name first (`React Native` is not `React`).
 * Denied ones ("no experience in Java required") are left out. `R`, `Go`, `C` and everyday words
 * count only as names: in a list with another technical skill, or where the words around say so.
 */
export function findSkills(text: string): FoundSkill[] {
	const tokens = tokenize(text);
	const blocked = [
		...findNegations(text),
		...Array.from(text.matchAll(NOT_SKILLS), (m) => ({
			start: m.index,
			end: m.index + m[0].length
		}))
	];
	const isBlocked = (span: Span) =>
		blocked.some((b) => span.start >= b.start && span.start < b.end);
	const candidates = matchAll(tokens).filter((candidate) => !isBlocked(candidate));
	const sure = candidates.filter((candidate) => !candidate.isAmbiguous);
	return candidates
		.filter((candidate) => !candidate.isAmbiguous || isMeant(text, candidate, candidates, sure))
		.map(({ skill, start, end }) => ({ skill, start, end }));
}

/** The names in `text`, each once, in the order of first mention. */
export function skillNames(text: string): string[] {
	return [...new Set(findSkills(text).map((found) => found.skill))];
}

interface Candidate extends FoundSkill {
	readonly isAmbiguous: boolean;
}

function matchAll(tokens: readonly Token[]): Candidate[] {
	const found: Candidate[] = [];
	for (let i = 0; i < tokens.length;) {
		const spelling = longestAt(tokens, i);
		const first = tokens[i];
		const last = tokens[i + (spelling?.tokens.length ?? 1) - 1];
		if (spelling !== undefined && first !== undefined && last !== undefined) {
			const { skill, isAmbiguous } = spelling;
			found.push({ skill, isAmbiguous, start: first.start, end: last.end });
			i += spelling.tokens.length;
		} else i++;
	}
	return found;
}

/** At equal length a sure spelling goes before an ambiguous one. */
function longestAt(tokens: readonly Token[], at: number): Spelling | undefined {
	const known = SPELLINGS.get(tokens[at]?.norm ?? '') ?? [];
	const fits = known.filter((spelling) =>
		spelling.tokens.every((t, j) => tokens[at + j]?.norm === t)
	);
	const longest = fits[0]?.tokens.length;
	return fits.find((s) => s.tokens.length === longest && !s.isAmbiguous) ?? fits[0];
}

function isMeant(
	text: string,
	candidate: Candidate,
	all: readonly Candidate[],
	sure: readonly Candidate[]
): boolean {
	const written = text.slice(candidate.start, candidate.end);
	const isCapital = /^\p{Lu}/u.test(written);
	const before = text.slice(Math.max(0, candidate.start - 40), candidate.start);
	const after = text.slice(candidate.end, candidate.end + 20);
	const isListed = all.some((other) => other !== candidate && isBeside(text, candidate, other));
	const hasTechnical = sure.some(
		(other) => TECHNICAL_SKILLS.has(other.skill) && Math.abs(other.start - candidate.start) < 160
	);
	if (written.length <= 2) {
		if (!isCapital) return isListed && hasTechnical;
		return (
			(isListed && hasTechnical) ||
			NAMING_BEFORE.test(before) ||
			/^\s*(?:language|programming|developer)/iu.test(after)
		);
	}
	if (!TECHNICAL_SKILLS.has(candidate.skill)) return isCapital || isListed;
	if (!isCapital) return isListed && hasTechnical;
	// A capital in the middle of a statement makes a name; at its start every word has one.
	const isMiddle = /[\p{L}\p{N},:;(/&]\s*$/u.test(before);
	return (
		isMiddle || isListed || hasTechnical || ALONE_AFTER.test(after) || NAMING_AFTER.test(after)
	);
}

function isBeside(text: string, a: Span, b: Span): boolean {
	const [first, second] = a.start < b.start ? [a, b] : [b, a];
	return LIST_JOINT.test(text.slice(first.end, second.start));
}
