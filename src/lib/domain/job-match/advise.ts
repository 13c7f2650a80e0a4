import { DEGREES } from './facts.ts';
import type { Advice, RequirementResult } from './job-match-result.ts';
import type { Posting } from './parse-posting.ts';
import type { Resume } from './resume.ts';

const MOST_ADVICE = 8;
const LEAST_ADVICE = 3;
const ORDER = ['must', 'duty', 'nice'] as const;

/**
 * What to add, the must-haves first. Each piece is tied to a requirement and asks to show what is
 * true, never to claim what is not. A high score gets advice too: how to make its evidence stronger.
 */
export function advise(
	requirements: readonly RequirementResult[],
	posting: Posting,
	resume: Resume
): Advice[] {
	const gaps = requirements
		.map((requirement, index) => ({ requirement, index }))
		.filter(({ requirement }) => requirement.verdict !== 'met')
		.toSorted((a, b) => urgency(a.requirement) - urgency(b.requirement))
		.slice(0, MOST_ADVICE)
		.map(({ requirement, index }) => closeGap(requirement, index, resume));
	if (gaps.length >= LEAST_ADVICE) return gaps;
	return [...gaps, ...strengthen(requirements, posting, resume)].slice(0, MOST_ADVICE);
}

function urgency(requirement: RequirementResult): number {
	return ORDER.indexOf(requirement.importance) * 2 + (requirement.verdict === 'partly' ? 1 : 0);
}

function closeGap(gap: RequirementResult, requirement: number, resume: Resume): Advice {
	const asked = quote(gap.text);
	if (gap.licencesMissing.length > 0) {
		const text = `The posting asks for ${list(gap.licencesMissing)}. If you hold it, name it with the year or number; if you are working towards it, say so with the date.`;
		return { kind: 'licence', requirement, text };
	}
	if (gap.languagesMissing.length > 0) {
		const text = `The posting asks for ${list(gap.languagesMissing)}. If you speak it, state your level (for example B2 or native).`;
		return { kind: 'language', requirement, text };
	}
	if (gap.yearsAsked !== undefined && (resume.years ?? 0) < gap.yearsAsked) {
		const shown = resume.years === undefined ? 'names no dates' : `shows about ${resume.years}`;
		const text = `${asked} asks for ${gap.yearsAsked} years; your résumé ${shown}. Give month and year for every job that counts, and mention relevant work outside a job.`;
		return { kind: 'experience', requirement, text };
	}
	const isBelow =
		DEGREES.findIndex((degree) => degree === gap.degreeAsked) > DEGREES.indexOf(resume.degree);
	if (isBelow && gap.skillsMissing.length === 0) {
		const text = `${asked}: name your degree or training with subject, school and year, or the experience you offer in its place.`;
		return { kind: 'education', requirement, text };
	}
	if (gap.skillsMissing.length > 0) {
		const text = `${asked} is about ${list(gap.skillsMissing)}, which your résumé does not name. If you have used ${gap.skillsMissing.length > 1 ? 'them' : 'it'}, say where, for what and with which result; if not, leave it out and show the nearest thing you know.`;
		return { kind: 'skill', requirement, text };
	}
	const [nearest] = gap.evidence;
	const text =
		nearest === undefined
			? `Nothing in your résumé shows ${asked}. If you have done this, add a line: what you did, for whom, and what came of it.`
			: `${quote(nearest.text)} comes nearest to ${asked}. If it is the same work, say so in the posting's terms and add what came of it.`;
	return { kind: 'evidence', requirement, text };
}

function strengthen(
	requirements: readonly RequirementResult[],
	posting: Posting,
	resume: Resume
): Advice[] {
	const advice: Advice[] = requirements.flatMap((requirement, index) => {
		const [best] = requirement.evidence;
		const isBare = best !== undefined && best.text.split(' ').length > 3 && !/\d/u.test(best.text);
		if (!isBare || requirement.importance === 'nice') return [];
		const text = `${quote(best.text)} answers ${quote(requirement.text)}. Make it count: add a number, the size of the task or its result.`;
		return [{ kind: 'strengthen' as const, requirement: index, text }];
	});
	const [first] = resume.titles;
	const opening = `Open with a two-line summary that names the job${posting.title === '' ? '' : ` (${posting.title})`}${first === undefined ? '' : `, your own title (${first})`} and the two requirements you meet best.`;
	return [...advice.slice(0, 4), { kind: 'strengthen', text: opening }];
}

function quote(text: string): string {
	const flat = text.replace(/\s+/gu, ' ').replace(/[.;,]$/u, '');
	return `“${flat.length > 110 ? `${flat.slice(0, 107).trimEnd()}…` : flat}”`;
}

function list(names: readonly string[]): string {
	return names.length < 2
		? names.join('')
		: `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}
