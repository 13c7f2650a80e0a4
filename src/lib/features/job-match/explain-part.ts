import type { JobMatch, JobMatchResult } from '#lib/domain/job-match/job-match-result.ts';
import type { Part } from '#lib/domain/job-match/rubric.ts';

const DEGREE_WORDS: Readonly<Record<string, string>> = {
	none: 'No degree or training was',
	diploma: 'A diploma or vocational training was',
	bachelor: 'A bachelor’s degree or the like was',
	master: 'A master’s degree or the like was',
	doctorate: 'A doctorate was'
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
			return `How near the best lines of the résumé come to what is asked for; ${countMet(asked)}.`;
		case 'nice-to-have':
			return `The same for what would be welcome; ${countMet(optional)}.`;
		case 'title':
			return `How near the nearest title or line of the résumé comes to ${quote(job?.title)} and what it asks for.`;
		case 'skills': {
			const total = skills.found.length + skills.missing.length;
			return `${skills.found.length} of the ${total} skills that the posting names; those of every trade weigh less, and a résumé that keeps to the ones asked for gains.`;
		}
		case 'whole-text':
			return 'How alike résumé and posting are in what they are about.';
		case 'wording':
			return 'How many words, and pairs of words, the two share. Rare ones weigh more; those that stand in most of the texts compared weigh little, and lines copied from the posting do not count.';
		case 'experience':
			return `${years(job?.years)} asked for, ${years(resume?.years)} shown; counted as far as the work is alike.`;
		case 'education':
			return `${DEGREE_WORDS[resume?.degree ?? 'none'] ?? 'Training was'} found; counted as far as the work is alike.`;
	}
}

function countMet(requirements: JobMatch['requirements']): string {
	const met = requirements.filter(({ verdict }) => verdict === 'met').length;
	return `${met} of ${requirements.length} met`;
}

function quote(title: string | undefined): string {
	return title === undefined || title === '' ? 'the job’s title' : `“${title}”`;
}

function years(count: number | undefined): string {
	if (count === undefined) return 'no number of years';
	return count === 1 ? '1 year' : `${count} years`;
}
