import { z } from '@hono/zod-openapi';
import { newsResultSchema } from '#lib/domain/fake-news/news-result.ts';
import { jobMatchResultSchema } from '#lib/domain/job-match/job-match-result.ts';
import { sentimentResultSchema } from '#lib/domain/sentiment/sentiment-result.ts';
import { summaryFormSchema, summaryLengthSchema } from '#lib/domain/summary/summary-input.ts';
import { summaryResultSchema } from '#lib/domain/summary/summary-result.ts';
import { newsVerdictSchema, sentimentVerdictSchema } from '#server/inference/work-item.ts';

/** Longer texts would keep a thread busy for more than half a minute. */
export const MAX_API_CHARACTERS = 100_000;
/** Inputs of one request. */
export const MAX_INPUTS = 256;

/** Something to read: not empty, not only spaces. */
export const apiTextSchema = z
	.string()
	.max(MAX_API_CHARACTERS, `A text may have ${MAX_API_CHARACTERS} characters.`)
	.regex(/\S/, 'The text is empty.');

/** One input, or as many as a request may have. */
export function oneOrMany<T extends z.ZodType>(input: T) {
	return z.union([input, z.array(input).min(1).max(MAX_INPUTS)]);
}

const explain = z.boolean().default(false).openapi({
	description:
		'The whole answer as the app shows it: sentences, words that tipped it, counts. Costs 10 to 50 times the label alone.'
});

const tighten = z.boolean().optional().openapi({
	description:
		'Leaves asides and attributions out of the picked sentences; those it did that to are marked `tightened`. Off unless told.'
});

const classifierOptions = z.strictObject({ explain }).default({ explain: false });

export const sentimentRequestSchema = z
	.strictObject({ inputs: oneOrMany(apiTextSchema), options: classifierOptions })
	.openapi('SentimentRequest');

export const newsRequestSchema = z
	.strictObject({ inputs: oneOrMany(apiTextSchema), options: classifierOptions })
	.openapi('FakeNewsRequest');

export const summaryRequestSchema = z
	.strictObject({
		inputs: oneOrMany(apiTextSchema),
		options: z
			.strictObject({
				length: summaryLengthSchema.default('medium'),
				form: summaryFormSchema.default('paragraph'),
				tighten
			})
			.default({ length: 'medium', form: 'paragraph' })
	})
	.openapi('SummaryRequest');

export const matchInputSchema = z.strictObject({
	resume: apiTextSchema,
	job: apiTextSchema,
	title: z.string().max(300).optional().openapi({ description: 'Of the job, if not in its text.' })
});
export type MatchInput = z.infer<typeof matchInputSchema>;

export const matchRequestSchema = z
	.strictObject({
		inputs: oneOrMany(matchInputSchema),
		options: z
			.strictObject({
				today: z.iso.date().optional().openapi({ description: 'What "present" means.' })
			})
			.default({})
	})
	.openapi('JobMatchRequest');

/** An input that got no answer, among others that did. It is not counted. */
export const itemErrorSchema = z
	.object({ type: z.string(), title: z.string(), detail: z.string().optional() })
	.openapi('InputProblem');

const sentiment = z
	.union([sentimentResultSchema, sentimentVerdictSchema])
	.openapi('SentimentResult');
const newsLabel = { label: newsResultSchema.shape.band };
const news = z
	.union([newsResultSchema.extend(newsLabel), newsVerdictSchema.extend(newsLabel)])
	.openapi('FakeNewsResult');

export const toolResultSchemas = {
	sentiment,
	summary: summaryResultSchema.openapi('SummaryResult'),
	'fake-news': news,
	'job-match': jobMatchResultSchema.openapi('JobMatchResult')
} as const;

/** The answer of a tool's route. */
export function toolResponse<T extends z.ZodType>(result: T, name: string) {
	return z
		.object({
			model: z.string().openapi({ example: 'textai/sentiment' }),
			revision: z.string(),
			/** Milliseconds from the request to the answer, waiting included. */
			durationMs: z.number().min(0),
			/** One an input, in order. */
			results: z.array(
				z.union([z.object({ cached: z.boolean(), result }), z.object({ error: itemErrorSchema })])
			)
		})
		.openapi(name);
}
