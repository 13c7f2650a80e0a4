import { DEGREES, highestDegree } from './facts.ts';
import type { Requirement } from './parse-posting.ts';
import type { Resume, ResumeLine } from './resume.ts';
import { plainWords } from './text-units.ts';

/** Words about degrees in general, and heads of subjects that say nothing without what stands before. */
const NO_SUBJECT = new Set(
	`a an and any as at by for from in is of or our the to with you your degree degrees diploma bachelor bachelors
master masters doctorate phd bsc msc ba ma be related relevant similar equivalent subject subjects field fields
discipline area other another some required preferred desirable university college school level good strong
first higher qualification education educated minimum least science sciences studies engineering arts technology
management 1 2`.split(/\s+/u)
);

export interface DegreeLine {
	readonly line: ResumeLine;
	/** It names a subject that the requirement names, or the requirement names none. */
	readonly isSubjectNamed: boolean;
}

/** Lines that name a degree as high as the one asked for. None where no degree is asked for. */
export function degreeLines(asked: Requirement, resume: Resume): DegreeLine[] {
	if (asked.degree === 'none') return [];
	const wanted = subjectWords(plainWords(asked.text));
	return resume.lines
		.filter(({ text }) => DEGREES.indexOf(highestDegree(text)) >= DEGREES.indexOf(asked.degree))
		.map((line) => ({
			line,
			isSubjectNamed:
				wanted.length === 0 || subjectWords(line.plain).some((word) => wanted.includes(word))
		}));
}

function subjectWords(plain: string): string[] {
	return plain.split(' ').filter((word) => word.length > 2 && !NO_SUBJECT.has(word));
}
