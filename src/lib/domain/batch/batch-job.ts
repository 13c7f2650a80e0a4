import { z } from 'zod';
import { toolIdSchema } from '#lib/domain/tool-id.ts';
import { summaryFormSchema, summaryLengthSchema } from '#lib/domain/summary/summary-input.ts';
import { inferenceErrorSchema } from '#lib/domain/inference/inference-error.ts';
import { rowIssueSchema } from './tables/table-row.ts';

export const jobStateSchema = z.discriminatedUnion('kind', [
	/** The file is being taken in. */
	z.object({ kind: z.literal('reading') }),
	/** Taking it in was cut short by a reload or a crash: the rest of the file is not there. */
	z.object({ kind: z.literal('incomplete') }),
	/** Waits for the jobs before it. */
	z.object({ kind: z.literal('queued') }),
	z.object({ kind: z.literal('running') }),
	z.object({ kind: z.literal('paused') }),
	/** The tier allows no more rows before that time. */
	z.object({ kind: z.literal('waiting'), until: z.number() }),
	/** By the user: what is done stays. */
	z.object({ kind: z.literal('stopped') }),
	z.object({ kind: z.literal('failed'), error: inferenceErrorSchema }),
	z.object({ kind: z.literal('done') })
]);
export type JobState = z.infer<typeof jobStateSchema>;

/** What stands readable at rest: how far a job is, never what it is about. */
export const jobFactsSchema = z.object({
	id: z.string().min(1),
	/** Id of a user, or of a guest's session. */
	owner: z.string().min(1),
	tool: toolIdSchema,
	/** Milliseconds since 1970, as all times here. */
	createdAt: z.number(),
	finishedAt: z.number().optional(),
	state: jobStateSchema,
	/** Rows of the table, those not to be analysed included. */
	rows: z.int().min(0),
	blocks: z.int().min(0),
	/** Rows with a result or an error. */
	done: z.int().min(0),
	/** Rows that end in an error, those not to be analysed included. */
	failed: z.int().min(0),
	/** Rows that were counted against the tier's limit. */
	paid: z.int().min(0),
	/** Milliseconds that models worked on it. */
	workedMs: z.number().min(0)
});
export type JobFacts = z.infer<typeof jobFactsSchema>;

/** How the columns feed a tool. Places in `columns` of the job. */
export const jobInputSchema = z.object({
	text: z.int().min(0),
	/** Job match: where the posting stands, or the one posting for all rows. */
	job: z.union([z.object({ column: z.int().min(0) }), z.object({ text: z.string() })]).optional(),
	/** Summary only. */
	length: summaryLengthSchema.optional(),
	form: summaryFormSchema.optional(),
	tighten: z.boolean().optional()
});
export type JobInput = z.infer<typeof jobInputSchema>;

/** What is sealed. */
export const jobDetailsSchema = z.object({
	name: z.string(),
	/** Names of the columns that were kept, in the order of the file. */
	columns: z.array(z.string()),
	/** For each of them, whether it is written again; the others only feed the tool. */
	carried: z.array(z.boolean()),
	input: jobInputSchema,
	/** `id@revision` of the model. */
	model: z.string(),
	/** The first odd rows of the file. */
	issues: z.array(z.object({ line: z.int(), issue: rowIssueSchema })),
	/** All of them. */
	issueCount: z.int(),
	emptyLines: z.int(),
	/** Whether the user corrected a label: the column for it is written only then. */
	hasCorrections: z.boolean()
});
export type JobDetails = z.infer<typeof jobDetailsSchema>;

export interface BatchJob {
	readonly facts: JobFacts;
	readonly details: JobDetails;
}
