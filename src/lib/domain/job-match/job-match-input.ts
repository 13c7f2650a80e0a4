import { z } from 'zod';

const text = z.string().max(2_000_000);

export const jobMatchInputSchema = z
	.object({
		resumes: z
			.array(z.object({ id: z.string().min(1), text }))
			.min(1)
			.max(2000),
		jobs: z
			.array(z.object({ id: z.string().min(1), title: z.string().max(300).optional(), text }))
			.min(1)
			.max(2000),
		options: z
			.object({
				/** The day that "present" means in a résumé; the current day when absent. */
				today: z.iso.date().optional()
			})
			.optional()
	})
	.refine(({ resumes, jobs }) => resumes.length === 1 || jobs.length === 1, {
		message: 'Give one résumé and any number of jobs, or one job and any number of résumés.'
	});

/** One résumé against one or many jobs, or one job against many résumés. */
export type JobMatchInput = z.infer<typeof jobMatchInputSchema>;
