import { z } from 'zod';
import { newsResultSchema } from '#lib/domain/fake-news/news-result.ts';
import { sentimentResultSchema } from '#lib/domain/sentiment/sentiment-result.ts';
import { toolIdSchema } from '#lib/domain/tool-id.ts';
import { scoringToolSchema } from '#lib/domain/verdict.ts';

/** One input of one caller: the least that is computed, cached, counted and answered by itself. */
export const workItemSchema = z.discriminatedUnion('kind', [
	/** Label and probability, without the explanation that `analyze` adds. */
	z.object({ kind: z.literal('verdict'), tool: scoringToolSchema, text: z.string() }),
	/** A unit vector; a text longer than the model reads is the mean of its parts. */
	z.object({ kind: z.literal('vector'), text: z.string() }),
	/** The tool's whole answer; `input` is parsed by the tool's own schema. */
	z.object({ kind: z.literal('analysis'), tool: toolIdSchema, input: z.unknown() })
]);
export type WorkItem = z.infer<typeof workItemSchema>;

export const sentimentVerdictSchema = sentimentResultSchema.pick({
	label: true,
	probability: true,
	positive: true,
	isDivided: true
});
export const newsVerdictSchema = newsResultSchema.pick({ band: true, probability: true });

export const workAnswerSchema = z.discriminatedUnion('kind', [
	z.object({ kind: z.literal('sentiment'), verdict: sentimentVerdictSchema }),
	z.object({ kind: z.literal('fake-news'), verdict: newsVerdictSchema }),
	/** `tokens`: those of the text, without the special ones. */
	z.object({ kind: z.literal('vector'), vector: z.array(z.number()), tokens: z.int() }),
	/** Parsed by the tool's own schema where it is used. */
	z.object({ kind: z.literal('analysis'), result: z.unknown() }),
	/** This input cannot be analysed, and why. */
	z.object({ kind: z.literal('refused'), message: z.string() })
]);
export type WorkAnswer = z.infer<typeof workAnswerSchema>;

/** What a thread is given: items of one kind and tool. */
export const taskSchema = z.object({
	items: z.array(workItemSchema),
	/** Set to 1 from outside, it ends the task between two batches. */
	stop: z.instanceof(SharedArrayBuffer)
});
export type Task = z.infer<typeof taskSchema>;

/** In the items' order; or why the whole task gave nothing. */
export const taskAnswerSchema = z.discriminatedUnion('kind', [
	z.object({ kind: z.literal('done'), answers: z.array(workAnswerSchema) }),
	z.object({ kind: z.literal('stopped') }),
	z.object({ kind: z.literal('model-missing'), file: z.string() }),
	z.object({ kind: z.literal('model-corrupt'), file: z.string() })
]);
export type TaskAnswer = z.infer<typeof taskAnswerSchema>;

/** Items of one group can be computed together. */
export function groupOf(item: WorkItem): string {
	return item.kind === 'vector' ? item.kind : `${item.kind}:${item.tool}`;
}

/** English takes about four characters a token; special tokens stand around every text. */
const CHARACTERS_PER_TOKEN = 4;

/** How much work an item is, in tokens: rough, but in the right order. */
export function estimateTokens(item: WorkItem): number {
	const text = item.kind === 'analysis' ? JSON.stringify(item.input) : item.text;
	return 2 + Math.ceil(text.length / CHARACTERS_PER_TOKEN);
}
