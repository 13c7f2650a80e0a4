import { z } from '@hono/zod-openapi';
import { summaryFormSchema, summaryLengthSchema } from '#lib/domain/summary/summary-input.ts';
import type { ToolId } from '#lib/domain/tools.ts';
import type { WorkAnswer, WorkItem } from '#server/inference/work-item.ts';
import { apiTextSchema, MAX_INPUTS, oneOrMany } from './tool-requests.ts';
import { resultOf } from './tool-results.ts';

const similarityInputSchema = z.object({
	source_sentence: apiTextSchema,
	sentences: z
		.array(apiTextSchema)
		.min(1)
		.max(MAX_INPUTS - 1)
});

/** Of all tasks; what a task does not know is left alone, as Hugging Face's clients send many. */
const parametersSchema = z.looseObject({
	/** text-classification: so many labels, the likeliest first. */
	top_k: z.int().min(1).nullish(),
	/** summarization: as in `/api/v1/summarize`. */
	length: summaryLengthSchema.nullish(),
	form: summaryFormSchema.nullish(),
	tighten: z.boolean().nullish()
});

/** `{ inputs, parameters }`; parameters may stand beside the inputs too, as one version of a client sends them. */
export const huggingFaceRequestSchema = parametersSchema
	.extend({
		inputs: z.union([oneOrMany(apiTextSchema), similarityInputSchema]),
		parameters: parametersSchema.nullish()
	})
	.openapi('HuggingFaceRequest');
type Request = z.output<typeof huggingFaceRequestSchema>;

const labelsSchema = z.array(z.object({ label: z.string(), score: z.number() }));
export const huggingFaceAnswerSchema = z
	.union([
		z.array(labelsSchema),
		z.array(z.object({ summary_text: z.string() })),
		z.array(z.number()),
		z.array(z.array(z.number()))
	])
	.openapi('HuggingFaceAnswer', {
		description:
			'text-classification: labels with scores for each input. summarization: a `summary_text` for each. sentence-similarity: a cosine for each sentence. feature-extraction: a unit vector, or one for each input of a list.'
	});
export type HuggingFaceAnswer = z.infer<typeof huggingFaceAnswerSchema>;

/** A request, understood. */
export interface HuggingFaceTask {
	/** Whose scope a key needs. */
	readonly tool: ToolId;
	readonly items: readonly WorkItem[];
	/** @param answers one an item, none of them refused */
	present(answers: readonly WorkAnswer[]): HuggingFaceAnswer;
}

/**
 * @param model `sentiment`, `fake-news`, `summary` or `minilm`
 * @returns nothing where there is no such model; a text where it does not take such inputs
 */
export function readTask(model: string, request: Request): HuggingFaceTask | string | undefined {
	const { inputs } = request;
	const isSimilarity = typeof inputs === 'object' && 'source_sentence' in inputs;
	const texts = isSimilarity ? [] : typeof inputs === 'string' ? [inputs] : inputs;
	switch (model) {
		case 'sentiment':
		case 'fake-news':
			return isSimilarity ? 'Give texts as inputs.' : classification(model, texts, request);
		case 'summary':
			return isSimilarity ? 'Give texts as inputs.' : summarization(texts, request);
		case 'minilm':
			return isSimilarity
				? similarity(inputs)
				: { ...embedding(texts), present: (answers) => vectors(answers, Array.isArray(inputs)) };
		default:
			return undefined;
	}
}

function classification(
	tool: 'sentiment' | 'fake-news',
	texts: readonly string[],
	{ top_k, parameters }: Request
): HuggingFaceTask {
	const count = parameters?.top_k ?? top_k ?? 2;
	return {
		tool,
		items: texts.map((text) => ({ kind: 'verdict', tool, text })),
		present: (answers) => answers.map((answer) => labelsOf(answer).slice(0, count))
	};
}

/** Both labels of a classifier with their calibrated probabilities, the likelier first. */
function labelsOf(answer: WorkAnswer) {
	const pair = (yes: string, no: string, probability: number) =>
		[
			{ label: yes, score: probability },
			{ label: no, score: 1 - probability }
		].sort((a, b) => b.score - a.score);
	if (answer.kind === 'sentiment') return pair('POSITIVE', 'NEGATIVE', answer.verdict.positive);
	if (answer.kind === 'fake-news')
		return pair('UNRELIABLE', 'RELIABLE', answer.verdict.probability);
	throw new TypeError(`A classifier does not answer with ${answer.kind}.`);
}

function summarization(
	texts: readonly string[],
	{ parameters, ...flat }: Request
): HuggingFaceTask {
	const length = parameters?.length ?? flat.length ?? 'medium';
	const form = parameters?.form ?? flat.form ?? 'paragraph';
	const tighten = parameters?.tighten ?? flat.tighten ?? undefined;
	return {
		tool: 'summary',
		items: texts.map((text) => ({
			kind: 'analysis',
			tool: 'summary',
			input: { text, length, form, tighten }
		})),
		present: (answers) =>
			answers.map((answer) => {
				const result = resultOf('summary', answer);
				return { summary_text: 'text' in result ? result.text : '' };
			})
	};
}

function embedding(texts: readonly string[]): Pick<HuggingFaceTask, 'tool' | 'items'> {
	// Matching is what this model is for; a scope of its own would be one more thing to choose.
	return { tool: 'job-match', items: texts.map((text) => ({ kind: 'vector', text })) };
}

function similarity(inputs: z.output<typeof similarityInputSchema>): HuggingFaceTask {
	const { source_sentence, sentences } = inputs;
	return {
		...embedding([source_sentence, ...sentences]),
		present: (answers) => {
			const [source = [], ...others] = answers.map(vectorOf);
			return others.map((other) =>
				other.reduce((sum, value, at) => sum + value * (source[at] ?? 0), 0)
			);
		}
	};
}

function vectors(answers: readonly WorkAnswer[], isList: boolean): HuggingFaceAnswer {
	const all = answers.map(vectorOf);
	return isList ? all : (all[0] ?? []);
}

export function vectorOf(answer: WorkAnswer): number[] {
	if (answer.kind !== 'vector') throw new TypeError('An embedder answers with vectors.');
	return answer.vector;
}
