import type {
	JobMatch,
	JobMatchResult,
	RequirementResult
} from '#lib/domain/job-match/job-match-result.ts';
import type { Band, Part } from '#lib/domain/job-match/rubric.ts';
import type { JobMatchInput } from '#lib/domain/job-match/job-match-input.ts';
import { nameOf, tellApart } from './text-names.ts';

export const BAND_WORDS: Readonly<Record<Band, string>> = {
	strong: 'Strong match',
	good: 'Good match',
	partial: 'Partial match',
	weak: 'Weak match'
};

export const VERDICT_WORDS: Readonly<Record<RequirementResult['verdict'], string>> = {
	met: 'Met',
	partly: 'Partly',
	'not-shown': 'Not shown'
};

export const IMPORTANCE_WORDS: Readonly<Record<RequirementResult['importance'], string>> = {
	must: 'Requirements',
	duty: 'Duties',
	nice: 'Nice to have'
};

export const PART_WORDS: Readonly<Record<Part, string>> = {
	requirements: 'Requirements and duties',
	'nice-to-have': 'Nice to have',
	title: 'Job title',
	skills: 'Named skills',
	'whole-text': 'The texts as a whole',
	wording: 'Shared words',
	experience: 'Years of experience',
	education: 'Education'
};

/** Stands beside every score, on the screen and in every export. */
export const HONESTY =
	'The score ranks texts, it does not judge people. Good candidates with unusual résumés can score low: read them, and never reject anyone by it alone.';

/** What résumés and jobs are called, by their ids. */
export interface MatchNames {
	readonly resumes: ReadonlyMap<string, string>;
	readonly jobs: ReadonlyMap<string, string>;
}

export function nameTexts(input: JobMatchInput, result: JobMatchResult): MatchNames {
	const titles = new Map(result.jobs.map(({ id, title }) => [id, title]));
	const resumes = input.resumes.map(({ text }, at) => nameOf(text, `Résumé ${at + 1}`));
	const jobs = input.jobs.map(({ id, text }, at) => {
		const title = titles.get(id) ?? '';
		return nameOf(title === '' ? text : title, `Job ${at + 1}`);
	});
	return { resumes: byId(input.resumes, resumes), jobs: byId(input.jobs, jobs) };
}

function byId(items: readonly { readonly id: string }[], names: readonly string[]) {
	const apart = tellApart(names);
	return new Map(items.map(({ id }, at) => [id, apart[at] ?? id]));
}

/** "9 of 12 requirements met, 2 partly, 1 not shown". */
export function describeVerdicts(requirements: readonly RequirementResult[]): string {
	const count = (verdict: RequirementResult['verdict']) =>
		requirements.filter((requirement) => requirement.verdict === verdict).length;
	if (requirements.length === 0) return 'no requirements could be read from the posting';
	const rest = [
		...(count('partly') > 0 ? [`${count('partly')} partly`] : []),
		...(count('not-shown') > 0 ? [`${count('not-shown')} not shown`] : [])
	];
	return [`${count('met')} of ${requirements.length} requirements met`, ...rest].join(', ');
}

/** One match in a sentence: for screen readers, for copying, for sharing. */
export function describeMatch({ score, band, requirements }: JobMatch): string {
	return `${Math.round(score)} of 100, ${BAND_WORDS[band].toLowerCase()}: ${describeVerdicts(requirements)}.`;
}

/** The whole answer in a few lines of plain text. */
export function describeResult(input: JobMatchInput, result: JobMatchResult): string {
	const names = nameTexts(input, result);
	const lines = result.matches.map((match) => {
		const name = nameOfMatch(match, input, names);
		return `${result.matches.length > 1 ? `${match.rank}. ` : ''}${name}: ${describeMatch(match)}`;
	});
	const [only] = result.matches;
	const missing = result.matches.length === 1 ? (only?.skills.missing ?? []) : [];
	return [
		...lines,
		...(missing.length > 0 ? [`Skills not found: ${missing.join(', ')}.`] : []),
		HONESTY
	].join('\n');
}

/** By what differs: the résumé where many stand against one job, else the job; both for a pair. */
export function nameOfMatch(
	{ resumeId, jobId }: Pick<JobMatch, 'resumeId' | 'jobId'>,
	{ resumes, jobs }: JobMatchInput,
	names: MatchNames
): string {
	const resume = names.resumes.get(resumeId) ?? resumeId;
	const job = names.jobs.get(jobId) ?? jobId;
	if (resumes.length > 1) return resume;
	return jobs.length > 1 ? job : `${resume} for ${job}`;
}
