import { createRoute, z } from '@hono/zod-openapi';
import { problemOfOutcome } from '#server/api/answer-problem.ts';
import { vectorOf } from '#server/api/hugging-face-tasks.ts';
import { apiTextSchema, oneOrMany } from '#server/api/tool-requests.ts';
import type { AppDeps } from '#server/deps.ts';
import { createRouter } from '#server/http/create-router.ts';
import { json, jsonBody } from '#server/http/describe-answers.ts';
import { openAiErrorSchema } from '#server/http/open-ai-errors.ts';
import { BY_SESSION_OR_KEY } from '#server/http/openapi-document.ts';
import { problem } from '#server/http/problem.ts';
import { EMBEDDER } from '#server/inference/model-folder.ts';

const requestSchema = z
	.looseObject({
		model: z.string().openapi({ example: 'textai/minilm' }),
		input: oneOrMany(apiTextSchema),
		encoding_format: z.enum(['float', 'base64']).default('float'),
		/** The model has one length. */
		dimensions: z.int().positive().optional()
	})
	.openapi('EmbeddingsRequest');

const embeddingsSchema = z
	.object({
		object: z.literal('list'),
		data: z.array(
			z.object({
				object: z.literal('embedding'),
				index: z.int().min(0),
				embedding: z.union([z.array(z.number()), z.string()])
			})
		),
		model: z.string(),
		usage: z.object({ prompt_tokens: z.int(), total_tokens: z.int() })
	})
	.openapi('Embeddings');

const modelSchema = z.object({
	id: z.string(),
	object: z.literal('model'),
	created: z.int(),
	owned_by: z.string()
});

const failure = {
	description: 'As OpenAI says it.',
	content: { 'application/json': { schema: openAiErrorSchema } }
};

/** As `problems`, in OpenAI's shape. */
function failures<S extends number>(...statuses: readonly S[]): Record<S, { description: string }>;
function failures(...statuses: readonly number[]): Record<number, { description: string }> {
	return Object.fromEntries(statuses.map((status) => [status, failure]));
}

const embeddings = createRoute({
	method: 'post',
	path: '/v1/embeddings',
	tags: ['Compatible'],
	summary: 'As OpenAI: a unit vector for each text',
	security: BY_SESSION_OR_KEY,
	request: { body: jsonBody(requestSchema) },
	responses: {
		200: json(embeddingsSchema, 'One an input, in order.'),
		...failures(400, 401, 403, 404, 413, 415, 422, 429, 500, 503, 504)
	}
});

const list = createRoute({
	method: 'get',
	path: '/v1/models',
	tags: ['Compatible'],
	summary: 'As OpenAI: the models that /v1 knows',
	security: BY_SESSION_OR_KEY,
	responses: {
		200: json(z.object({ object: z.literal('list'), data: z.array(modelSchema) }), 'All of them.'),
		...failures(401)
	}
});

const retrieve = createRoute({
	method: 'get',
	path: '/v1/models/{id}',
	tags: ['Compatible'],
	summary: 'As OpenAI: one model',
	security: BY_SESSION_OR_KEY,
	request: { params: z.object({ id: z.string().openapi({ example: 'textai/minilm' }) }) },
	responses: { 200: json(modelSchema, 'The model.'), ...failures(401, 404) }
});

/** `/v1/embeddings` and `/v1/models`. */
export function openAiRoutes({ api }: AppDeps) {
	const { id, dimensions = 0 } = api.models.manifest(EMBEDDER);
	// No manifest tells when its model was made, and clients want a number.
	const model = { id, object: 'model' as const, created: 0, owned_by: 'textai' };
	return createRouter()
		.openapi(embeddings, async (c) => {
			const body = c.req.valid('json');
			if (body.model !== id) return problem(c, 'not-found', { detail: `The model is ${id}.` });
			if (body.dimensions !== undefined && body.dimensions !== dimensions) {
				return problem(c, 'invalid-input', { detail: `Its vectors have ${dimensions} numbers.` });
			}
			const texts = typeof body.input === 'string' ? [body.input] : body.input;
			const items = texts.map((text) => ({ kind: 'vector' as const, text }));
			const report = await api.answering.run(c, 'job-match', items, true);
			if (report instanceof Response) return report;
			const failed = report.outcomes.map(problemOfOutcome).find((found) => found !== undefined);
			if (failed) return problem(c, failed.name, failed.extra);
			const answers = report.outcomes.flatMap((outcome) =>
				outcome.ok ? outcome.value.answer : []
			);
			const tokens = answers.reduce(
				(sum, answer) => sum + (answer.kind === 'vector' ? answer.tokens : 0),
				0
			);
			const data = answers.map((answer, index) => ({
				object: 'embedding' as const,
				index,
				embedding: encode(vectorOf(answer), body.encoding_format)
			}));
			const usage = { prompt_tokens: tokens, total_tokens: tokens };
			return c.json({ object: 'list' as const, data, model: id, usage }, 200);
		})
		.openapi(list, (c) =>
			c.var.principal.kind === 'anonymous'
				? problem(c, 'not-signed-in')
				: c.json({ object: 'list' as const, data: [model] }, 200)
		)
		.openapi(retrieve, (c) => {
			if (c.var.principal.kind === 'anonymous') return problem(c, 'not-signed-in');
			return c.req.valid('param').id === id
				? c.json(model, 200)
				: problem(c, 'not-found', { detail: `The model is ${id}.` });
		});
}

/** Base64 of 32-bit floats, little-endian, as OpenAI's clients ask for by themselves. */
function encode(vector: readonly number[], format: 'float' | 'base64'): number[] | string {
	if (format === 'float') return [...vector];
	const bytes = Buffer.alloc(4 * vector.length);
	vector.forEach((value, index) => bytes.writeFloatLE(value, 4 * index));
	return bytes.toString('base64');
}
