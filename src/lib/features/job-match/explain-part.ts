import type { JobMatch, JobMatchResult } from '#lib/domain/job-match/job-match-result.ts';
import type { Part } from '#lib/domain/job-match/rubric.ts';
import * as m from '#lib/paraglide/job-match.js';

const DEGREE_WORDS: Readonly<Record<string, () => string>> = {
	none: m.degree_none,
	diploma: m.degree_diploma,
	bachelor: m.degree_bachelor,
	master: m.degree_master,
	doctorate: m.degree_doctorate
};

type ResumeFacts = JobMatchResult['resumes'][number];
type JobFacts = JobMatchResult['jobs'][number];

/** Why a part of the rubric gave the points it gave, in one sentence. */
export function explainPart(
	part: Part,
	{ requirements, skills }: JobMatch,
	resume: ResumeFacts | undefined,
	job: JobFacts | undefined
): string {
	const optional = requirements.filter(({ importance }) => importance === 'nice');
	const asked = requirements.filter(({ importance }) => importance !== 'nice');
	switch (part) {
		case 'requirements':
			return m.why_requirements({ met: countMet(asked) });
		case 'nice-to-have':
			return m.why_nice_to_have({ met: countMet(optional) });
		case 'title':
			return job?.title ? m.why_title({ title: job.title }) : m.why_unknown_title();
		case 'skills': {
			const found = skills.found.length;
			return m.why_skills({ found, count: found + skills.missing.length });
		}
		case 'whole-text':
			return m.why_whole_text();
		case 'wording':
			return m.why_wording();
		case 'experience':
			return m.why_experience({ asked: years(job?.years), shown: years(resume?.years) });
		case 'education':
			return (DEGREE_WORDS[resume?.degree ?? 'none'] ?? m.degree_other)();
	}
}

function countMet(requirements: JobMatch['requirements']): string {
	const met = requirements.filter(({ verdict }) => verdict === 'met').length;
	return m.met_of({ met, total: requirements.length });
}

function years(count: number | undefined): string {
	return count === undefined ? m.no_years() : m.years({ count });
}
