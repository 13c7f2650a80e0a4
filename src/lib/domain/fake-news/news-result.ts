import { z } from 'zod';
import { spanSchema, wordEffectSchema } from '#lib/domain/classification/text-input.ts';

const probability = z.number().min(0).max(1);

export const newsResultSchema = z.object({
	/** 'unclear' is the frequent answer: the model is weak on texts unlike those it learned from. */
	band: z.enum(['reliable-signs', 'unclear', 'unreliable-signs']),
	/** Calibrated probability that the text is of the unreliable kind, 0 to 1. */
	probability,
	/** In order; spans into the text as given. `probability` as above, for the sentence alone. */
	sentences: z.array(
		z.object({
			span: spanSchema,
			probability,
			/** Share of the sentence in all that pulls either way, signed: above 0 towards unreliable. */
			pull: z.number().min(-1).max(1)
		})
	),
	/** The words that moved the answer most; effect above 0 towards unreliable. Largest first. */
	words: z.array(wordEffectSchema),
	signals: z.array(
		z.object({
			id: z.string(),
			title: z.string(),
			direction: z.enum(['lowers', 'raises', 'neutral']),
			explanation: z.string(),
			passages: z.array(spanSchema)
		})
	),
	searches: z.array(z.object({ label: z.string(), query: z.string(), span: spanSchema })),
	/** What the reader must know whatever the answer is. */
	notes: z.array(z.string()),
	counts: z.object({
		words: z.int(),
		tokens: z.int(),
		sentences: z.int(),
		windows: z.int()
	})
});

export type NewsResult = z.infer<typeof newsResultSchema>;
export type NewsBand = NewsResult['band'];
