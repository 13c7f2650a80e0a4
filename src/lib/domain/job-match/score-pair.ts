import { copiedLines } from './copied-lines.ts';
import { DEGREES } from './facts.ts';
import type { Importance, Posting } from './parse-posting.ts';
import type { Resume } from './resume.ts';
import type { PreparedJob, PreparedResume } from './prepare-match.ts';
import { onScale, PARTS, RUBRIC, SCALES } from './rubric.ts';
import type { Part } from './rubric.ts';
import { skillOverlap } from './skill-overlap.ts';
import { dot } from '#lib/domain/inference/vectors.ts';
import { wordingOverlap } from './wording.ts';
import type { Wording } from './wording.ts';

export interface PartScore {
	readonly part: Part;
	/** Points given, one decimal. */
	readonly points: number;
	/** Points to be had. */
	readonly of: number;
}

export interface PairScore {
	/** 0 to 100, one decimal: the sum of the parts. */
	readonly score: number;
	readonly parts: readonly PartScore[];
	/** Cosine of each requirement with each résumé line; 0 for lines copied from the posting. */
	readonly cosines: readonly (readonly number[])[];
}

/**
 * A requirement is covered by the mean of its best 8 % of the résumé's lines, at least one: with the
 * single best line a long résumé wins by having more lines to be lucky with (accuracy at 1 over 25
 * trades 0.74 for the best line alone, 0.92 so).
 */
const BEST_LINES_SHARE = 0.08;

/**
 * Points of one résumé for one posting by the rubric. Parts a posting says nothing on (no
 * nice-to-haves, no skills, no years, no degree) pass their points on to the others in proportion.
 */
export function scorePair(job: PreparedJob, candidate: PreparedResume): PairScore {
	const { posting } = job;
	const { resume } = candidate;
	const copied = copiedLines(posting, resume);
	const cosines = job.requirements.map((r) =>
		candidate.lines.map((line, i) => (copied.has(i) ? 0 : dot(r, line)))
	);
	const title = Math.max(
		0,
		...[...candidate.lines, ...candidate.titles].map((v) => dot(job.role, v))
	);
	const asked = coverage(posting, cosines, ['must', 'duty']);
	const optional = coverage(posting, cosines, ['nice']);
	const isRelevant = onScale(asked ?? optional ?? title, SCALES.coverage);
	const shares: Record<Part, number | undefined> = {
		requirements: scaled(asked, SCALES.coverage),
		'nice-to-have': scaled(optional, SCALES.coverage),
		title: onScale(title, SCALES.title),
		skills:
			posting.skills.length === 0
				? undefined
				: onScale(skillOverlap(posting.skills, resume.skills), SCALES.skills),
		'whole-text': onScale(dot(job.whole, candidate.whole), SCALES.whole),
		wording: wordingShare(job.wording, candidate.wordingWithout(copied)),
		experience: scaleDown(experienceShare(posting, resume), isRelevant),
		education: scaleDown(educationShare(posting, resume), isRelevant)
	};
	const counted = PARTS.filter((part) => shares[part] !== undefined);
	const total = counted.reduce((sum, part) => sum + RUBRIC[part], 0);
	const parts = counted.map((part) => {
		const of = (RUBRIC[part] / total) * 100;
		return { part, points: oneDecimal((shares[part] ?? 0) * of), of: oneDecimal(of) };
	});
	const score = Math.min(100, oneDecimal(parts.reduce((sum, part) => sum + part.points, 0)));
	return { score, parts, cosines };
}

function coverage(
	posting: Posting,
	cosines: readonly (readonly number[])[],
	kinds: readonly Importance[]
): number | undefined {
	const covered = posting.requirements.flatMap((requirement, i) =>
		kinds.includes(requirement.importance) ? bestMean(cosines[i] ?? []) : []
	);
	if (covered.length === 0) return undefined;
	return covered.reduce((sum, value) => sum + value, 0) / covered.length;
}

function bestMean(cosines: readonly number[]): number {
	const count = Math.max(1, Math.round(cosines.length * BEST_LINES_SHARE));
	const best = cosines.toSorted((a, b) => b - a).slice(0, count);
	return best.reduce((sum, value) => sum + value, 0) / count;
}

/** Words, and as a quarter the pairs of them: a name of two words is more than its words. */
function wordingShare(job: Wording, candidate: Wording): number {
	const { words, pairs } = wordingOverlap(job, candidate);
	return 0.75 * onScale(words, SCALES.words) + 0.25 * onScale(pairs, SCALES.pairs);
}

/** Years against those asked for; a rung of seniority too low costs a third. */
function experienceShare(posting: Posting, resume: Resume): number | undefined {
	if (posting.years === undefined) return undefined;
	const years = Math.min(1, (resume.years ?? 0) / posting.years);
	return posting.seniority - resume.seniority >= 2 ? years * (2 / 3) : years;
}

function educationShare(posting: Posting, resume: Resume): number | undefined {
	const asked = posting.requirements.reduce(
		(highest, r) =>
			r.importance === 'nice' ? highest : Math.max(highest, DEGREES.indexOf(r.degree)),
		0
	);
	return asked === 0 ? undefined : Math.min(1, DEGREES.indexOf(resume.degree) / asked);
}

/** Years and degrees count as far as the work is the same: ten years as a cook help no accountant. */
function scaleDown(share: number | undefined, isRelevant: number): number | undefined {
	return share === undefined ? undefined : share * isRelevant;
}

function scaled(
	value: number | undefined,
	scale: { readonly none: number; readonly full: number }
): number | undefined {
	return value === undefined ? undefined : onScale(value, scale);
}

function oneDecimal(value: number): number {
	return Math.round(value * 10) / 10;
}
