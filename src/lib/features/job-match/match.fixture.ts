import type { JobMatchInput } from '#lib/domain/job-match/job-match-input.ts';
import type { JobMatch, JobMatchResult } from '#lib/domain/job-match/job-match-result.ts';

export const RESUME = 'Ada Stein\nC++ developer\nBuilt a pager in C++.\nTaught apprentices.';
const JOB = 'Firmware developer\nGood C++\nAble to teach\nRust a plus';

export const INPUT: JobMatchInput = {
	resumes: [{ id: 'resume-1', text: RESUME }],
	jobs: [{ id: 'job-1', text: JOB }]
};

const pager = { start: 24, end: 45, text: 'Built a pager in C++.', similarity: 0.7 };
const taught = { start: 46, end: 65, text: 'Taught apprentices.', similarity: 0.5 };
const plain = { skillsFound: [], skillsMissing: [], licencesMissing: [], languagesMissing: [] };

export const MATCH: JobMatch = {
	resumeId: 'resume-1',
	jobId: 'job-1',
	rank: 1,
	score: 61.4,
	band: 'good',
	parts: [
		{ part: 'requirements', points: 30, of: 60 },
		{ part: 'education', points: 31.4, of: 40 }
	],
	requirements: [
		{
			...plain,
			start: 19,
			end: 27,
			text: 'Good C++',
			importance: 'must',
			verdict: 'met',
			evidence: [pager],
			skillsFound: ['C++']
		},
		{
			...plain,
			start: 28,
			end: 41,
			text: 'Able to teach',
			importance: 'must',
			verdict: 'partly',
			evidence: [taught, pager]
		},
		{
			...plain,
			start: 42,
			end: 53,
			text: 'Rust a plus',
			importance: 'nice',
			verdict: 'not-shown',
			evidence: [],
			skillsMissing: ['Rust']
		}
	],
	skills: { found: ['C++'], missing: ['Rust'], extra: [] },
	advice: [{ kind: 'skill', requirement: 2, text: '“Rust a plus” is about Rust.' }],
	notes: [{ kind: 'no-dates', text: 'No dates were found.' }]
};

export const RESULT: JobMatchResult = {
	resumes: [{ id: 'resume-1', titles: [], degree: 'none', skills: ['C++'], lines: 4 }],
	jobs: [{ id: 'job-1', title: 'Firmware developer', requirements: 3 }],
	matches: [MATCH],
	failures: []
};
