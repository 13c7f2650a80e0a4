import type { z } from 'zod';
import { newsInputSchema } from './fake-news/news-input.ts';
import { newsResultSchema } from './fake-news/news-result.ts';
import { jobMatchInputSchema } from './job-match/job-match-input.ts';
import { jobMatchResultSchema } from './job-match/job-match-result.ts';
import { sentimentInputSchema } from './sentiment/sentiment-input.ts';
import { sentimentResultSchema } from './sentiment/sentiment-result.ts';
import { summaryInputSchema } from './summary/summary-input.ts';
import { summaryResultSchema } from './summary/summary-result.ts';
import type { ToolId } from './tools.ts';

const inputs = {
	sentiment: sentimentInputSchema,
	summary: summaryInputSchema,
	'fake-news': newsInputSchema,
	'job-match': jobMatchInputSchema
} as const;

const results = {
	sentiment: sentimentResultSchema,
	summary: summaryResultSchema,
	'fake-news': newsResultSchema,
	'job-match': jobMatchResultSchema
} as const;

/** What goes into each tool: the text and its options. */
export type ToolInputs = { readonly [T in ToolId]: z.infer<(typeof inputs)[T]> };

/** What comes out of each tool: plain JSON. */
export type ToolResults = { readonly [T in ToolId]: z.infer<(typeof results)[T]> };

export const toolInputSchemas: { readonly [T in ToolId]: z.ZodType<ToolInputs[T]> } = inputs;

export const toolResultSchemas: { readonly [T in ToolId]: z.ZodType<ToolResults[T]> } = results;
