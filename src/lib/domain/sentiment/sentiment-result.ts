import { z } from 'zod';
import { spanSchema, wordEffectSchema } from '#lib/domain/classification/text-input.ts';

const probability = z.number().min(0).max(1);
const sentimentLabelSchema = z.enum(['positive', 'negative', 'mixed']);

export const sentimentResultSchema = z.object({
	label: sentimentLabelSchema,
	/**
	 * Calibrated probability of the stronger side, 0.5 to 1. For 'mixed' it is that of the side the model
	 * leans to, and low unless the sentences disagree.
	 */
	probability,
	/** Calibrated probability that the text as a whole is positive. */
	positive: probability,
	/** Whether parts of the text clearly contradict each other: the other reason for 'mixed'. */
	isDivided: z.boolean(),
	/** In order; spans into the text as given. */
	sentences: z.array(
		z.object({ span: spanSchema, label: sentimentLabelSchema, probability, positive: probability })
	),
	/** The words that moved the answer most; effect above 0 made it more positive. Largest first. */
	words: z.array(wordEffectSchema),
	/** Positive probability along the text, smoothed; empty below four sentences. `at` is 0 to 1. */
	course: z.array(z.object({ at: probability, positive: probability, span: spanSchema })),
	/** Shares of the text's tokens in sentences of each label; they sum to 1. */
	balance: z.object({ positive: probability, mixed: probability, negative: probability }),
	counts: z.object({
		words: z.int(),
		tokens: z.int(),
		sentences: z.int(),
		/** Windows that the text was read in; all of it was read. */
		windows: z.int()
	})
});

export type SentimentResult = z.infer<typeof sentimentResultSchema>;
export type SentimentLabel = z.infer<typeof sentimentLabelSchema>;
