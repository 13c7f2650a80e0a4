import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findSkills, skillNames } from './find-skills.ts';

describe('skillNames', () => {
	it.each([
		['C++, C#, .NET and F#', ['C++', 'C#', '.NET', 'F#']],
		['Node.js, CI/CD and A/B testing', ['Node.js', 'CI/CD', 'A/B testing']],
		['Node JS, React Native', ['Node.js', 'React Native']],
		['JavaScript only', ['JavaScript']],
		['Objective-C', ['Objective-C']],
		['C and C++ for embedded systems', ['C', 'C++', 'Embedded systems']],
		['Python, R and SQL', ['Python', 'R', 'SQL']],
		['Go, Rust and Kubernetes', ['Go', 'Rust', 'Kubernetes']],
		['Excellent Excel', ['Excel']],
		['ASP.NET MVC', ['ASP.NET MVC']]
	])('keeps names whole in %j', (text, names) => {
		expect(skillNames(text)).toEqual(names);
	});

	it.each([
		'You will go the extra mile',
		'R&D department, vitamin C',
		'Section C of the form',
		'Less than one year',
		'We react to change and express ourselves',
		'Lead a team of cooks in spring 2020'
	])('finds no programming language in %j', (text) => {
		const languages = ['Go', 'R', 'C', 'Less CSS', 'React', 'Express', 'Spring', 'Lead generation'];
		expect(skillNames(text).filter((name) => languages.includes(name))).toEqual([]);
	});

	it.each([
		['No experience in Java required, but Python', 'Java'],
		['Java is not required', 'Java'],
		['I have not worked with Docker', 'Docker']
	])('leaves out what is denied in %j', (text, denied) => {
		expect(skillNames(text)).not.toContain(denied);
	});

	it('gives spans inside the text, in order and apart', () => {
		fc.assert(
			fc.property(
				fc.array(fc.constantFrom('C++', ' ', 'Java', ', ', 'R', 'é', '.NET', 'and', '\n', 'x'), {
					maxLength: 40
				}),
				(pieces) => {
					const text = pieces.join('');
					let reached = 0;
					for (const { start, end } of findSkills(text)) {
						expect(start).toBeGreaterThanOrEqual(reached);
						expect(end).toBeGreaterThan(start);
						reached = end;
					}
					expect(reached).toBeLessThanOrEqual(text.length);
				}
			)
		);
	});
});
