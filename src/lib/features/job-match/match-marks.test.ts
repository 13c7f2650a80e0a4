import { describe, expect, it } from 'vitest';
import { markPosting, markResume } from './match-marks.ts';
import { INPUT, MATCH, RESUME } from './match.fixture.ts';

describe('markResume', () => {
	it('marks each line once, by the best verdict that rests on it', () => {
		const lines = markResume(MATCH);
		expect(lines.map(({ mark }) => [RESUME.slice(mark.start, mark.end), mark.tone])).toEqual([
			['Built a pager in C++.', 'positive'],
			['Taught apprentices.', 'mixed']
		]);
		expect(lines.map(({ requirements }) => requirements)).toEqual([[0, 1], [1]]);
		expect(lines[0]?.mark.title).toBe('Met: Good C++; Able to teach');
	});
});

it('leads from a line to the requirement whose best line it is', () => {
	const [first, second] = MATCH.requirements;
	if (!first || !second) throw new Error('the fixture has lost its requirements');
	const swapped = { ...MATCH, requirements: [second, first] };
	expect(markResume(swapped).map(({ requirements }) => requirements)).toEqual([[0], [1, 0]]);
});

describe('markPosting', () => {
	it('marks every requirement where it stands', () => {
		const [job] = INPUT.jobs;
		expect(markPosting(MATCH).map(({ start, end }) => job?.text.slice(start, end))).toEqual([
			'Good C++',
			'Able to teach',
			'Rust a plus'
		]);
	});
});
