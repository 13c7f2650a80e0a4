import { z } from 'zod';

/** What a user may choose when a model writes a text. Lengths are in tokens, about four characters each. */
export const generationOptionsSchema = z
	.strictObject({
		/** 1 is greedy: at every step the likeliest token. */
		beams: z.int().min(1).max(8),
		minTokens: z.int().min(0).max(500),
		maxTokens: z.int().min(1).max(500),
		/** No run of so many tokens comes twice; 0 allows it. */
		noRepeatNgram: z.int().min(0).max(10)
	})
	.refine(({ minTokens, maxTokens }) => minTokens <= maxTokens, {
		message: 'The least length is more than the greatest.'
	});

export type GenerationOptions = z.infer<typeof generationOptionsSchema>;

/** What BART models for news were tuned with, with one beam, as four take four times as long. */
export const DEFAULT_GENERATION: GenerationOptions = {
	beams: 1,
	minTokens: 30,
	maxTokens: 142,
	noRepeatNgram: 3
};

/** What the model itself fixes, as its `generation_config.json` says. */
export interface GenerationRules {
	/** The token that every answer begins with; it is no part of the text. */
	readonly startToken: number;
	readonly endToken: number;
	/** The only first token allowed, for models that were trained so. */
	readonly forcedFirstToken?: number | undefined;
	/** Exponent of the length by which a beam's score is divided: above 0 favours long texts. */
	readonly lengthPenalty: number;
	/** Whether beam search ends with as many finished texts as there are beams, without looking for better ones. */
	readonly stopsEarly: boolean;
}
