import { z } from 'zod';
import { BANDS, PARTS } from './rubric.ts';

const side = z.enum(['resume', 'job']);

/** Why a text could not be matched. Nothing is made up for it. */
export const jobMatchErrorSchema = z.discriminatedUnion('kind', [
	z.object({
		kind: z.literal('too-short'),
		side,
		id: z.string(),
		words: z.number(),
		/** Fewest words that can be matched. */
		needed: z.number()
	}),
	/** Mostly not words: a scan, a binary file, a broken encoding. */
	z.object({ kind: z.literal('unreadable'), side, id: z.string() })
]);
export type JobMatchError = z.infer<typeof jobMatchErrorSchema>;

/** UTF-16 offsets into the résumé's text, and the cosine with the requirement. */
const evidence = z.object({
	start: z.number(),
	end: z.number(),
	text: z.string(),
	similarity: z.number()
});

const requirement = z.object({
	/** UTF-16 offsets into the posting's text. */
	start: z.number(),
	end: z.number(),
	text: z.string(),
	importance: z.enum(['must', 'duty', 'nice']),
	verdict: z.enum(['met', 'partly', 'not-shown']),
	/** Best line first; empty when nothing is near. */
	evidence: z.array(evidence),
	skillsFound: z.array(z.string()),
	skillsMissing: z.array(z.string()),
	yearsAsked: z.number().optional(),
	degreeAsked: z.string().optional(),
	licencesMissing: z.array(z.string()),
	languagesMissing: z.array(z.string())
});
export type RequirementResult = z.infer<typeof requirement>;

const advice = z.object({
	kind: z.enum([
		'licence',
		'experience',
		'education',
		'skill',
		'language',
		'evidence',
		'strengthen'
	]),
	/** Index into `requirements`, absent for advice on the whole résumé. */
	requirement: z.number().optional(),
	/** In English, for programs: the interface says it in its own words. */
	text: z.string()
});
export type Advice = z.infer<typeof advice>;

const note = z.object({
	kind: z.enum([
		'keyword-stuffing',
		'repeated-text',
		'copied-posting',
		'hidden-text',
		'instructions',
		'thin-resume',
		'no-dates',
		'no-requirements'
	]),
	/** Lines it is about, or skills in one line. */
	count: z.number().optional(),
	/** Skills it is about. */
	names: z.array(z.string()).optional(),
	/** In English, for programs: the interface says it in its own words. */
	text: z.string()
});
export type Note = z.infer<typeof note>;

const match = z.object({
	resumeId: z.string(),
	jobId: z.string(),
	/** 1 is best; equal scores keep the order given. */
	rank: z.number(),
	/** 0 to 100. */
	score: z.number(),
	band: z.enum(BANDS),
	/** Points by part of the rubric; parts the posting says nothing on are left out. */
	parts: z.array(z.object({ part: z.enum(PARTS), points: z.number(), of: z.number() })),
	requirements: z.array(requirement),
	skills: z.object({
		found: z.array(z.string()),
		missing: z.array(z.string()),
		extra: z.array(z.string())
	}),
	advice: z.array(advice),
	notes: z.array(note)
});
export type JobMatch = z.infer<typeof match>;

export const jobMatchResultSchema = z.object({
	resumes: z.array(
		z.object({
			id: z.string(),
			titles: z.array(z.string()),
			years: z.number().optional(),
			degree: z.string(),
			skills: z.array(z.string()),
			lines: z.number()
		})
	),
	jobs: z.array(
		z.object({
			id: z.string(),
			title: z.string(),
			years: z.number().optional(),
			requirements: z.number()
		})
	),
	/** All pairs, best first. */
	matches: z.array(match),
	/** Texts among many that could not be matched. */
	failures: z.array(jobMatchErrorSchema)
});
export type JobMatchResult = z.infer<typeof jobMatchResultSchema>;
