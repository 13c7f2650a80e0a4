import type { Importance } from './parse-posting.ts';

/** Skills that turn up in every trade, and so tell little about a fit. */
const COMMON: ReadonlySet<string> = new Set(
	`Microsoft Office|Excel|Word|PowerPoint|Outlook|SQL|English|Project management|Team leadership|
Customer service|Administration|Presentation skills|Technical writing|Agile|Git|Jira|Negotiation|
Quality control|Quality assurance|Status reporting|Linux|Windows Server|HTML|CSS|JavaScript|Budgeting|
Requirements gathering|Vendor management|Stakeholder management|Technical support|Test cases|ERP|CRM|
Data analysis|Risk management|Insurance|Banking|Sales|Training and development|KPI reporting`
		.replaceAll('\n', '')
		.split('|')
);
const COMMON_WEIGHT = 0.35;
/** Below this many distinct skills a résumé is not taken as more focused for naming fewer. */
const LEAST_SKILLS = 6;

interface AskedSkill {
	readonly skill: string;
	readonly importance: Importance;
}

/**
 * How far the asked skills are there, 0 to 1: the mean of recall (weighted share of them found) and
 * focus (cosine of asked skills and the résumé's skill mentions, so that a list of everything the
 * world knows does not win). Nice-to-haves count half in recall. 0 when none is asked.
 */
export function skillOverlap(
	asked: readonly AskedSkill[],
	mentions: ReadonlyMap<string, number>
): number {
	if (asked.length === 0) return 0;
	let found = 0;
	let wanted = 0;
	let shared = 0;
	let askedSquares = 0;
	for (const { skill, importance } of asked) {
		const weight = weightOf(skill);
		const recallWeight = weight * (importance === 'nice' ? 0.5 : 1);
		const count = mentions.get(skill) ?? 0;
		wanted += recallWeight;
		askedSquares += weight * weight;
		if (count === 0) continue;
		found += recallWeight;
		shared += weight * weight * damped(count);
	}
	let squares = 0;
	for (const [skill, count] of mentions) squares += (weightOf(skill) * damped(count)) ** 2;
	const focus = shared / Math.sqrt(askedSquares * Math.max(LEAST_SKILLS, squares));
	return (found / wanted + focus) / 2;
}

function weightOf(skill: string): number {
	return COMMON.has(skill) ? COMMON_WEIGHT : 1;
}

/** Mentions beyond the first add ever less. */
function damped(count: number): number {
	return 1 + Math.log(count);
}
