import type { RunOptions, TextEmbedder } from '#lib/ports/text-model.ts';
import { err, ok } from '#lib/domain/result.ts';
import type { Result } from '#lib/domain/result.ts';
import { advise } from './advise.ts';
import { checkText } from './check-text.ts';
import type { JobMatchInput } from './job-match-input.ts';
import type { JobMatch, JobMatchError, JobMatchResult } from './job-match-result.ts';
import { judgeRequirement } from './judge-requirement.ts';
import { noteOn } from './notes.ts';
import { prepareMatch } from './prepare-match.ts';
import type { PreparedJob, PreparedResume } from './prepare-match.ts';
import { bandOf } from './rubric.ts';
import { scorePair } from './score-pair.ts';

/**
 * Matches one résumé against one or many jobs, or one job against many résumés, best first. All
 * texts are embedded in one call. Fails when no pair is left: the first text that is too short or
 * unreadable is the error; where others remain, it is among `failures`.
 */
export async function matchJob(
	input: JobMatchInput,
	models: { readonly embedder: TextEmbedder },
	run: RunOptions = {}
): Promise<Result<JobMatchResult, JobMatchError>> {
	const failures: JobMatchError[] = [];
	const isUsable = (side: 'resume' | 'job') => (item: { id: string; text: string }) => {
		const failure = checkText(side, item.id, item.text);
		if (failure !== undefined) failures.push(failure);
		return failure === undefined;
	};
	const resumes = input.resumes.filter(isUsable('resume'));
	const jobs = input.jobs.filter(isUsable('job'));
	const [failure] = failures;
	if (failure !== undefined && (resumes.length === 0 || jobs.length === 0)) return err(failure);

	const prepared = await prepareMatch(
		resumes.map((resume) => resume.text),
		jobs,
		models.embedder,
		calendarYear(input.options?.today),
		run
	);
	const pairs = prepared.jobs.flatMap((job, j) =>
		prepared.resumes.map((resume, i) =>
			matchPair(job, resume, { jobId: jobs[j]?.id ?? '', resumeId: resumes[i]?.id ?? '' })
		)
	);
	const ranked = pairs.toSorted((a, b) => b.score - a.score);
	return ok({
		resumes: prepared.resumes.map(({ resume }, i) => ({
			id: resumes[i]?.id ?? '',
			titles: [...resume.titles],
			...(resume.years === undefined ? {} : { years: resume.years }),
			degree: resume.degree,
			skills: [...resume.skills.keys()],
			lines: resume.lines.length
		})),
		jobs: prepared.jobs.map(({ posting }, i) => ({
			id: jobs[i]?.id ?? '',
			title: posting.title,
			...(posting.years === undefined ? {} : { years: posting.years }),
			requirements: posting.requirements.length
		})),
		matches: ranked.map((match, i) => ({ ...match, rank: i + 1 })),
		failures
	});
}

function matchPair(
	job: PreparedJob,
	candidate: PreparedResume,
	ids: { readonly jobId: string; readonly resumeId: string }
): Omit<JobMatch, 'rank'> {
	const { posting } = job;
	const { resume } = candidate;
	const { score, parts, cosines } = scorePair(job, candidate);
	const requirements = posting.requirements.map((asked, i) =>
		judgeRequirement(asked, resume, cosines[i] ?? [])
	);
	const asked = posting.skills.map(({ skill }) => skill);
	return {
		...ids,
		score,
		band: bandOf(score),
		parts: [...parts],
		requirements,
		skills: {
			found: asked.filter((skill) => resume.skills.has(skill)),
			missing: asked.filter((skill) => !resume.skills.has(skill)),
			extra: [...resume.skills.keys()].filter((skill) => !asked.includes(skill))
		},
		advice: advise(requirements, posting, resume),
		notes: noteOn(posting, resume)
	};
}

/** 2026-07-01 is 2026.5. */
function calendarYear(today: string | undefined): number {
	const day = today === undefined ? new Date() : new Date(`${today}T00:00:00Z`);
	return day.getUTCFullYear() + day.getUTCMonth() / 12;
}
