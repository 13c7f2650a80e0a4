import { createRoute, z } from '@hono/zod-openapi';
import { problemOfOutcome } from '#server/api/answer-problem.ts';
import {
	huggingFaceAnswerSchema,
	huggingFaceRequestSchema,
	readTask
} from '#server/api/hugging-face-tasks.ts';
import { ANALYSIS_PROBLEMS } from '#server/api/analysis-problems.ts';
import type { AppDeps } from '#server/deps.ts';
import { createRouter } from '#server/http/create-router.ts';
import { json, jsonBody, problems } from '#server/http/describe-answers.ts';
import { BY_SESSION_OR_KEY } from '#server/http/openapi-document.ts';
import { problem } from '#server/http/problem.ts';

const ORGANISATION = 'textai';

const infer = createRoute({
	method: 'post',
	path: '/models/{org}/{name}',
	tags: ['Compatible'],
	summary: 'As Hugging Face Inference: give this address as endpointUrl or model',
	security: BY_SESSION_OR_KEY,
	request: {
		params: z.object({
			org: z.string().openapi({ example: ORGANISATION }),
			name: z.string().openapi({ example: 'sentiment' })
		}),
		body: jsonBody(huggingFaceRequestSchema)
	},
	responses: {
		200: json(huggingFaceAnswerSchema, 'By the task of the model.'),
		...ANALYSIS_PROBLEMS,
		...problems('not-found')
	}
});

/** `POST /models/textai/sentiment`, `fake-news`, `summary` and `minilm`. */
export function huggingFaceRoutes({ api }: AppDeps) {
	return createRouter().openapi(infer, async (c) => {
		const { org, name } = c.req.valid('param');
		const task = org === ORGANISATION ? readTask(name, c.req.valid('json')) : undefined;
		if (task === undefined) {
			return problem(c, 'not-found', {
				detail: 'The models are textai/sentiment, fake-news, summary and minilm.'
			});
		}
		if (typeof task === 'string') return problem(c, 'invalid-input', { detail: task });
		const report = await api.answering.run(c, task.tool, task.items, true);
		if (report instanceof Response) return report;
		// These shapes have no room for a failure beside answers: one fails all.
		const failed = report.outcomes.map(problemOfOutcome).find((found) => found !== undefined);
		if (failed) return problem(c, failed.name, failed.extra);
		const answers = report.outcomes.flatMap((outcome) => (outcome.ok ? outcome.value.answer : []));
		return c.json(task.present(answers), 200);
	});
}
