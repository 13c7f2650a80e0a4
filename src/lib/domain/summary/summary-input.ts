import { z } from 'zod';
import { generationOptionsSchema } from '#lib/domain/generation/generation-options.ts';
import { textInputSchema } from '#lib/domain/classification/text-input.ts';

/** How much of the text is kept, or the number of sentences. */
export const summaryLengthSchema = z.union(
	[z.enum(['short', 'medium', 'long']), z.int().min(1).max(200)],
	'Choose short, medium or long, or a whole number of sentences from 1 to 200.'
);
export type SummaryLength = z.infer<typeof summaryLengthSchema>;

/** One line is one sentence, whatever the length says. */
export const summaryFormSchema = z.enum(['paragraph', 'key-points', 'one-line']);
export type SummaryForm = z.infer<typeof summaryFormSchema>;

export const summaryInputSchema = textInputSchema.extend({
	length: summaryLengthSchema.default('medium'),
	form: summaryFormSchema.default('paragraph'),
	/** Leaves asides and attributions out of the picked sentences. Models that write do not heed it. */
	tighten: z.boolean().optional(),
	/** For models that write; those that pick sentences go by `length`. */
	generation: generationOptionsSchema.optional()
});
export type SummaryInput = z.infer<typeof summaryInputSchema>;
