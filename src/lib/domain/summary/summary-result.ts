import { z } from 'zod';
import { spanSchema } from '#lib/domain/classification/text-input.ts';
import { summaryFormSchema } from './summary-input.ts';

const chosenSentenceSchema = z.object({
	/** Where it stands in the source, dateline included. */
	span: spanSchema,
	/** Its number among the sentences of the source, from 0. */
	index: z.int().min(0),
	/** As the summary shows it: on one line, without dateline or bullet. */
	text: z.string(),
	/** Higher is chosen sooner; compares only within one text. */
	score: z.number(),
	/** 1 is the sentence chosen first. */
	rank: z.int().min(1)
});

export const summaryResultSchema = z.object({
	/** How the text came about; a generative model would be another member. */
	method: z.literal('extractive'),
	form: summaryFormSchema,
	/** The text has no more sentences than the summary would: all of it is given back as it is. */
	tooShort: z.boolean(),
	/** In the order of the source. */
	sentences: z.array(chosenSentenceSchema),
	/** The composed summary; key points are lines that begin with "- ". */
	text: z.string(),
	sourceSentences: z.int().min(0),
	sourceWords: z.int().min(0),
	summaryWords: z.int().min(0),
	/** Words of the summary over words of the source; 1 where the source has none. */
	compression: z.number().min(0)
});

export type ChosenSentence = z.infer<typeof chosenSentenceSchema>;
export type SummaryResult = z.infer<typeof summaryResultSchema>;
