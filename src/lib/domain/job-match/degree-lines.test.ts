import { describe, expect, it } from 'vitest';
import { degreeLines } from './degree-lines.ts';
import { parsePosting } from './parse-posting.ts';
import { parseResume } from './parse-resume.ts';

const RESUME = parseResume(
	'Mina Holt\nEngineer\nEducation\nBSc Computer Science, University of Hull, 2016\nDiploma in cookery, 2010',
	2026
);

function linesFor(requirement: string) {
	const [asked] = parsePosting(`Clerk\nRequirements\n- ${requirement}`).requirements;
	if (!asked) throw new Error('no requirement');
	return degreeLines(asked, RESUME).map(({ line, isSubjectNamed }) => [line.text, isSubjectNamed]);
}

const BSC = 'BSc Computer Science, University of Hull, 2016';

describe('degreeLines', () => {
	it('finds a degree of the level and of the subject', () => {
		expect(linesFor('A degree in computer science or electronics')).toEqual([[BSC, true]]);
	});

	it('does not take one science for another', () => {
		expect(linesFor('Bachelor of Food Science')).toEqual([[BSC, false]]);
	});

	it('takes any subject where none is named', () => {
		expect(linesFor('Bachelor’s degree or equivalent required')).toEqual([[BSC, true]]);
	});

	it('finds nothing below the level asked for, or where no degree is asked for', () => {
		expect(linesFor('PhD in computer science')).toEqual([]);
		expect(linesFor('Three years with computers')).toEqual([]);
	});
});
