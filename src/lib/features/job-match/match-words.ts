import type {
	JobMatch,
	JobMatchResult,
	RequirementResult
} from '#lib/domain/job-match/job-match-result.ts';
import type { Band, Part } from '#lib/domain/job-match/rubric.ts';
import type { JobMatchInput } from '#lib/domain/job-match/job-match-input.ts';
import * as m from '#lib/paraglide/job-match.js';
import { nameOf, tellApart } from './text-names.ts';

type Words<K extends string> = Readonly<Record<K, () => string>>;

export const BAND_WORDS: Words<Band> = {
	strong: m.band_strong,
	good: m.band_good,
	partial: m.band_partial,
	weak: m.band_weak
};

/** Within a sentence. */
export const SAID_BANDS: Words<Band> = {
	strong: m.said_strong,
	good: m.said_good,
	partial: m.said_partial,
	weak: m.said_weak
};

export const VERDICT_WORDS: Words<RequirementResult['verdict']> = {
	met: m.met,
	partly: m.partly,
	'not-shown': m.not_shown
};

export const IMPORTANCE_WORDS: Words<RequirementResult['importance']> = {
	must: m.requirements,
	duty: m.duties,
	nice: m.nice_to_have
};

export const PART_WORDS: Words<Part> = {
	requirements: m.part_requirements,
	'nice-to-have': m.nice_to_have,
	title: m.part_title,
	skills: m.part_skills,
	'whole-text': m.part_whole_text,
	wording: m.part_wording,
	experience: m.part_experience,
	education: m.part_education
};

/** What résumés and jobs are called, by their ids. */
export interface MatchNames {
	readonly resumes: ReadonlyMap<string, string>;
	readonly jobs: ReadonlyMap<string, string>;
}

export function nameTexts(input: JobMatchInput, result: JobMatchResult): MatchNames {
	const titles = new Map(result.jobs.map(({ id, title }) => [id, title]));
	const resumes = input.resumes.map(({ text }, at) =>
		nameOf(text, m.resume_number({ number: at + 1 }))
	);
	const jobs = input.jobs.map(({ id, text }, at) => {
		const title = titles.get(id) ?? '';
		return nameOf(title === '' ? text : title, m.job_number({ number: at + 1 }));
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
	if (requirements.length === 0) return m.no_requirements_read();
	const rest = [
		...(count('partly') > 0 ? [m.some_partly({ some: count('partly') })] : []),
		...(count('not-shown') > 0 ? [m.some_not_shown({ some: count('not-shown') })] : [])
	];
	return [m.requirements_met({ met: count('met'), count: requirements.length }), ...rest].join(
		', '
	);
}

/** One match in a sentence: for screen readers, for copying, for sharing. */
export function describeMatch({ score, band, requirements }: JobMatch): string {
	return m.match_in_words({
		score: Math.round(score),
		band: SAID_BANDS[band](),
		verdicts: describeVerdicts(requirements)
	});
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
		...(missing.length > 0 ? [m.skills_not_found({ names: missing.join(', ') })] : []),
		m.honesty()
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
	return jobs.length > 1 ? job : m.resume_for_job({ resume, job });
}
