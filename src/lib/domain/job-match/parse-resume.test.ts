import { describe, expect, it } from 'vitest';
import { parseResume } from './parse-resume.ts';

const RESUME = `Sam Doe
Electrician
Experience
Electrician, Volt Ltd, 03/2015 - 02/2017
- Wired 40 houses
Senior Electrician, Amp Ltd, 2017 - present
Education
Diploma in electrical installation, 2010 - 2014
Skills
PLC, first aid`;

describe('parseResume', () => {
	it('reads titles, sections, years of work and degree', () => {
		const resume = parseResume(RESUME, 2020);
		expect(resume.titles).toEqual(['Electrician', 'Senior Electrician']);
		// January 2017 is in both jobs and counts once; the years of study do not count.
		expect(resume.years).toBe(4.8);
		expect(resume.degree).toBe('diploma');
		expect(resume.seniority).toBe(3);
		expect(resume.lines.find(({ text }) => text.startsWith('PLC'))?.part).toBe('skills');
		for (const { start, end, text } of resume.lines) expect(RESUME.slice(start, end)).toBe(text);
	});

	it('takes stated years where no dates are', () => {
		expect(parseResume('Nurse with eight years of experience in care', 2020).years).toBe(8);
		expect(parseResume('I am 34 years old and like boats', 2020).years).toBeUndefined();
	});

	it('counts a repeated line once', () => {
		const once = parseResume('Wrote Python services for banks', 2020);
		const often = parseResume('Wrote Python services for banks\n'.repeat(50), 2020);
		expect(often.skills).toEqual(once.skills);
		expect(often.lines).toHaveLength(1);
	});
});
