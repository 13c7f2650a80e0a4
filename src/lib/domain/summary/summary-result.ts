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
	/** Asides were left out of `text`; the span has them still. */
	tightened: z.boolean().optional(),
	/** Higher is chosen sooner; compares only within one text. */
	score: z.number(),
	/** 1 is the sentence chosen first. */
	rank: z.int().min(1)
});

const partSchema = z.object({ span: spanSchema, text: z.string() });

export const summaryResultSchema = z.object({
	/** Sentences of the source, picked; or sentences of a model's own. */
	method: z.enum(['extractive', 'generative']),
	form: summaryFormSchema,
	/** The text has no more sentences than the summary would: all of it is given back as it is. */
	tooShort: z.boolean(),
	/** In the order of the source. None where a model wrote the text. */
	sentences: z.array(chosenSentenceSchema),
	/** What a model wrote of each chunk of a text too long to be read at once. */
	parts: z.array(partSchema).optional(),
	/** The composed summary; key points are lines that begin with "- ". */
	text: z.string(),
	sourceSentences: z.int().min(0),
	sourceWords: z.int().min(0),
	summaryWords: z.int().min(0),
	/** Words of the summary over words of the source; 1 where the source has none. */
	compression: z.number().min(0)
});

export type ChosenSentence = z.infer<typeof chosenSentenceSchema>;
export type SummaryPart = z.infer<typeof partSchema>;
export type SummaryResult = z.infer<typeof summaryResultSchema>;
