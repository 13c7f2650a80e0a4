import { experienceYears } from './experience.ts';
import { highestDegree, seniorityOf } from './facts.ts';
import { findSkills } from './find-skills.ts';
import type { Resume, ResumeLine } from './resume.ts';
import { isJobTitle, resumeHeading } from './resume-sections.ts';
import type { ResumePart } from './resume-sections.ts';
import { plainWords, splitUnits } from './text-units.ts';

const MOST_TITLES = 12;

/** Reads a résumé; `year` is the (fractional) calendar year that "present" stands for. */
export function parseResume(text: string, year: number): Resume {
	const lines: ResumeLine[] = [];
	const headed: string[] = [];
	const seen = new Set<string>();
	let part: ResumePart = 'unmarked';
	for (const unit of splitUnits(text)) {
		const line = text.slice(unit.start, unit.end).replace(/\s+/gu, ' ');
		const opened = resumeHeading(line);
		if (opened !== undefined) part = opened;
		// "Education Details" says nothing, "Teaching experience" does: a heading stays when it names a skill.
		const skills = [...new Set(findSkills(line).map((found) => found.skill))];
		if (opened !== undefined && skills.length === 0) continue;
		// Saying a thing twice shows no more than saying it once.
		if (seen.has(line.toLowerCase())) continue;
		seen.add(line.toLowerCase());
		if (isJobTitle(line)) headed.push(titleOf(line));
		lines.push({ ...unit, text: line, plain: plainWords(line), part, skills });
	}
	const titles = [...new Set(headed)].slice(0, MOST_TITLES);
	return {
		text,
		lines,
		titles,
		skills: countSkills(lines),
		years: experienceYears(lines, year),
		seniority: titles.length === 0 ? 2 : Math.max(...titles.map(seniorityOf)),
		degree: highestDegree(text)
	};
}

/** The title alone: without dates, employer after a dash or bar, and brackets. */
function titleOf(line: string): string {
	const [head = line] = line
		.split(/\s+[|–—@-]\s+|,\s|\s\(|\s+\bat\b\s/u)
		.filter((part) => isJobTitle(part));
	return head.replace(/(?:\b\w{3,9}\.?\s)?\b(?:19|20)\d\d\b.*$/u, '').trim() || line;
}

function countSkills(lines: readonly ResumeLine[]): Map<string, number> {
	const counts = new Map<string, number>();
	for (const line of lines) {
		for (const skill of line.skills) counts.set(skill, (counts.get(skill) ?? 0) + 1);
	}
	return counts;
}
