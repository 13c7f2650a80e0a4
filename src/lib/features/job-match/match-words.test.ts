import { describe, expect, it } from 'vitest';
import { PARTS } from '#lib/domain/job-match/rubric.ts';
import { explainPart } from './explain-part.ts';
import { matchMarkdown } from './match-markdown.ts';
import { describeResult, describeVerdicts } from './match-words.ts';
import * as m from '#lib/paraglide/job-match.js';
import { INPUT, MATCH, RESULT } from './match.fixture.ts';

const second = { ...MATCH, resumeId: 'resume-2', rank: 2, score: 12, band: 'weak' as const };
const twoResumes = {
	...INPUT,
	resumes: [...INPUT.resumes, { id: 'resume-2', text: 'Ada Stein\nBaker of bread | and | cake' }]
};
const ranked = { ...RESULT, matches: [MATCH, second] };

describe('describeResult', () => {
	it('says score, band and verdicts of a pair, and how far to trust them', () => {
		expect(describeResult(INPUT, RESULT)).toBe(
			[
				'Ada Stein for Firmware developer: 61 of 100, good match: 1 of 3 requirements met, 1 partly, 1 not shown.',
				'Skills not found: Rust.',
				m.honesty()
			].join('\n')
		);
	});

	it('ranks many and tells equal names apart', () => {
		const [first, other] = describeResult(twoResumes, ranked).split('\n');
		expect(first).toMatch(/^1\. Ada Stein \(1\): 61 of 100/);
		expect(other).toMatch(/^2\. Ada Stein \(2\): 12 of 100, weak match/);
	});
});

describe('describeVerdicts', () => {
	it('leaves out what does not occur', () => {
		expect(describeVerdicts(MATCH.requirements.slice(0, 1))).toBe('1 of 1 requirements met');
	});

	it('says where nothing could be read', () => {
		expect(describeVerdicts([])).toContain('no requirements');
	});
});

describe('explainPart', () => {
	it('has a whole sentence for every part, with or without facts', () => {
		for (const part of PARTS) {
			expect(explainPart(part, MATCH, RESULT.resumes[0], RESULT.jobs[0])).toMatch(/^\S.+\.$/u);
			expect(explainPart(part, MATCH, undefined, undefined)).not.toContain('undefined');
		}
		expect(explainPart('requirements', MATCH, undefined, undefined)).toContain('1 of 2 met');
		expect(explainPart('skills', MATCH, undefined, undefined)).toMatch(/^1 of the 2 skills/);
	});
});

describe('matchMarkdown', () => {
	it('holds points with reasons, requirements with lines, skills, advice and notes', () => {
		const text = matchMarkdown(INPUT, RESULT);
		expect(text).toContain('| Requirements and duties | 30 of 60 |');
		expect(text).toContain('| Met | Good C++ | “Built a pager in C++.” |');
		expect(text).toContain('- Not found: Rust');
		expect(text).toContain('- “Rust a plus” is about Rust, which your résumé does not name.');
		expect(text).toContain('- No dates or years of work were found');
		expect(text).toContain(m.honesty());
		expect(text).not.toContain('| Rank |');
	});

	it('ranks many, names what failed, and keeps bars out of the tables', () => {
		const failures = [
			{ kind: 'too-short', side: 'resume', id: 'resume-2', words: 3, needed: 15 } as const
		];
		const text = matchMarkdown(twoResumes, { ...ranked, failures });
		expect(text).toContain('| 2 | Ada Stein (2) | 12 | Weak match |');
		expect(text).toContain('## Not matched');
		expect(text).toContain('- Ada Stein (2): The résumé has 3 words');
	});
});
