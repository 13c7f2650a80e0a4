import { yearsOfExperience } from './facts.ts';
import type { ResumeLine } from './resume.ts';

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const MOMENT = String.raw`(?:(\d{1,2})[/.]|([a-z]{3,9})\.?,?\s+(?:of\s+)?)?((?:19|20)\d\d)`;
const RANGE = new RegExp(
	String.raw`${MOMENT}\s*(?:-|–|—|to|until|till)\s*(?:${MOMENT}|(present|current|now|today|date|ongoing))`,
	'giu'
);
const SINCE = new RegExp(String.raw`\bsince\s+${MOMENT}`, 'giu');
const STATED_MONTHS = /\b(\d{1,3})\s+months?\b/giu;
const MOST_YEARS = 50;

/**
 * Years of work: the union of the dated ranges outside education, or the years the résumé states
 * ("8+ years of experience", "experience 42 months"), whichever is longer. `year` stands for "present".
 */
export function experienceYears(lines: readonly ResumeLine[], year: number): number | undefined {
	const work = lines.filter((line) => line.part !== 'education' && line.part !== 'interests');
	const dated = unionLength(work.flatMap((line) => rangesOf(line.text, year)));
	const stated = work.flatMap((line) => {
		const years = yearsOfExperience(line.text);
		const months = /exp/iu.test(line.text)
			? Array.from(line.text.matchAll(STATED_MONTHS), (m) => Number(m[1]) / 12)
			: [];
		return years === undefined ? months : [years, ...months];
	});
	const longest = Math.max(dated, 0, ...stated);
	return longest > 0 ? Math.round(Math.min(longest, MOST_YEARS) * 10) / 10 : undefined;
}

type Range = readonly [from: number, to: number];

function rangesOf(text: string, year: number): Range[] {
	const closed = Array.from(text.matchAll(RANGE), (m): Range => {
		const from = moment(m[1], m[2], m[3], 0);
		return [from, m[7] === undefined ? moment(m[4], m[5], m[6], 1) : year];
	});
	const open = Array.from(text.matchAll(SINCE), (m): Range => [moment(m[1], m[2], m[3], 0), year]);
	return [...closed, ...open].filter(
		([from, to]) => to > from && to - from < MOST_YEARS && to <= year + 1
	);
}

/** A month counts whole at the end of a range; a bare year counts from January to January. */
function moment(digits?: string, name?: string, year?: string, endOffset = 0): number {
	const named = name === undefined ? -1 : MONTHS.indexOf(name.slice(0, 3).toLowerCase());
	const month = digits === undefined ? named : Number(digits) - 1;
	return Number(year) + (month >= 0 && month < 12 ? (month + endOffset) / 12 : 0);
}

function unionLength(ranges: readonly Range[]): number {
	let covered = 0;
	let reached = -Infinity;
	for (const [from, to] of ranges.toSorted((a, b) => a[0] - b[0])) {
		covered += Math.max(0, to - Math.max(from, reached));
		reached = Math.max(reached, to);
	}
	return covered;
}
