import type { Span } from '#lib/domain/text/sentences.ts';
import { asksSomething, isBoilerplate } from './boilerplate.ts';
import { readFacts, seniorityOf } from './facts.ts';
import type { Facts } from './facts.ts';
import { isNothingAsked } from './negation.ts';
import { headingPart, INLINE_HEADING } from './posting-headings.ts';
import type { PostingPart } from './posting-headings.ts';
import { findTitle } from './posting-title.ts';
import { piecesBetween, plainWords, splitUnits } from './text-units.ts';

/** `must` is asked for, `duty` is the work itself, `nice` is optional. */
export type Importance = 'must' | 'duty' | 'nice';

export interface Requirement extends Span, Facts {
	readonly text: string;
	readonly importance: Importance;
}

export interface Posting {
	readonly text: string;
	/** See `plainWords`. */
	readonly plain: string;
	readonly title: string;
	readonly requirements: readonly Requirement[];
	/** Skills of the requirements, each once, the must-haves and duties first. */
	readonly skills: readonly { readonly skill: string; readonly importance: Importance }[];
	/** Least years of experience asked for, the highest of all statements. */
	readonly years: number | undefined;
	readonly seniority: number;
}

const NICE =
	/\b(?:nice to have|is a plus|(?:a|an|big|strong) (?:plus|bonus|advantage|asset)|is preferred|preferred[.)]*$|is desirable|desirable[.)]*$|advantageous|would be (?:great|an advantage)|good to have|beneficial)|^(?:preferred|preferably|desirable|ideally)\b/iu;

/** A heading inside a line that has lost its line breaks ("… Texas. Requirements: • Python"). */
const LOST_HEADING =
	/(?<=[.!?)\s])(?=(?:(?:key|main|primary|essential|minimum|preferred|basic|required|additional|job|your|core)\s+)?(?:responsibilities|duties|requirements|qualifications|skills|benefits|experience|nice to have|what you will do|about us)(?:\s+(?:and|&)\s+\w+)?\s*:)/giu;

/** One line may ask for several things. Short words before a stop are abbreviations ("B.E. Civil"). */
const STATEMENT_END = /;\s+|(?<=\p{L}{3}[\p{L})][.!?])\s+(?=\p{Lu})/gu;

/** Reads a posting; `title` overrides the one found in the text. Never fails: see `matchJob` for empty ones. */
export function parsePosting(text: string, title?: string): Posting {
	const found = title ?? findTitle(text);
	const requirements = readRequirements(text, found);
	const skills = new Map<string, Importance>();
	for (const importance of ['must', 'duty', 'nice'] as const) {
		for (const requirement of requirements) {
			if (requirement.importance !== importance) continue;
			for (const skill of requirement.skills) {
				if (!skills.has(skill)) skills.set(skill, importance);
			}
		}
	}
	const years = requirements.flatMap((r) => (r.importance === 'nice' ? [] : (r.years ?? [])));
	return {
		text,
		plain: plainWords(text),
		title: found,
		requirements,
		skills: Array.from(skills, ([skill, importance]) => ({ skill, importance })),
		years: years.length > 0 ? Math.max(...years) : undefined,
		seniority: seniorityOf(found)
	};
}

function readRequirements(text: string, title: string): Requirement[] {
	const found: Requirement[] = [];
	let part: PostingPart = 'unmarked';
	const pieces = piecesBetween(text, { start: 0, end: text.length }, LOST_HEADING);
	for (const unit of pieces.flatMap((piece) => unitsWithin(text, piece))) {
		const line = text.slice(unit.start, unit.end);
		const isMarked = /[-*•●▪◦]\s*$/u.test(text.slice(Math.max(0, unit.start - 3), unit.start));
		const opened = headingPart(line, isMarked);
		if (opened !== undefined) {
			part = opened;
			continue;
		}
		const inline = INLINE_HEADING.exec(line);
		const heading = inline?.[1];
		const inlinePart = heading === undefined ? undefined : headingPart(`${heading}:`, false);
		if (inlinePart !== undefined) part = inlinePart;
		const start = unit.start + (inlinePart === undefined ? 0 : (inline?.[0].length ?? 0));
		for (const item of piecesBetween(text, { start, end: unit.end }, STATEMENT_END)) {
			const statement = text.slice(item.start, item.end);
			if (statement === title || !isRequirement(statement, part, isMarked)) continue;
			found.push({
				...item,
				text: statement,
				importance: importanceOf(statement, part),
				...readFacts(statement)
			});
		}
	}
	return found;
}

function unitsWithin(text: string, piece: Span): Span[] {
	return splitUnits(text.slice(piece.start, piece.end)).map((unit) => ({
		start: piece.start + unit.start,
		end: piece.start + unit.end
	}));
}

function isRequirement(statement: string, part: PostingPart, isMarked: boolean): boolean {
	if (part === 'benefits' || part === 'company' || part === 'application') return false;
	if (isNothingAsked(statement) || isBoilerplate(statement)) return false;
	if (part !== 'unmarked' || isMarked) return true;
	return asksSomething(statement) || readFacts(statement).skills.length > 0;
}

function importanceOf(statement: string, part: PostingPart): Importance {
	if (part === 'nice-to-have' || NICE.test(statement)) return 'nice';
	if (part === 'requirements') return 'must';
	if (part === 'responsibilities') return 'duty';
	return /\b(?:must|required|essential|experience|degree|qualified|years|knowledge|proficien\w+|skills)\b/iu.test(
		statement
	)
		? 'must'
		: 'duty';
}
