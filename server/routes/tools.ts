import { createRoute, type z } from '@hono/zod-openapi';
import type { ToolId } from '#lib/domain/tools.ts';
import { ANALYSIS_PROBLEMS } from '#server/api/analysis-problems.ts';
import { toItemError, problemOfOutcome } from '#server/api/answer-problem.ts';
import type { AnalysisReport } from '#server/api/analysis-service.ts';
import {
	matchRequestSchema,
	newsRequestSchema,
	sentimentRequestSchema,
	summaryRequestSchema,
	toolResponse,
	toolResultSchemas
} from '#server/api/tool-requests.ts';
import { itemsOf, type ToolRequest } from '#server/api/tool-items.ts';
import { resultOf } from '#server/api/tool-results.ts';
import type { AppDeps } from '#server/deps.ts';
import { createRouter } from '#server/http/create-router.ts';
import { json, jsonBody } from '#server/http/describe-answers.ts';
import { BY_SESSION_OR_KEY } from '#server/http/openapi-document.ts';

const sentiment = describe(
	'sentiment',
	'How texts feel',
	sentimentRequestSchema,
	toolResponse(toolResultSchemas.sentiment, 'SentimentAnswer')
);
const summary = describe(
	'summarize',
	'The sentences that carry a text',
	summaryRequestSchema,
	toolResponse(toolResultSchemas.summary, 'SummaryAnswer')
);
const news = describe(
	'fake-news',
	'Signs of reliability and of its absence',
	newsRequestSchema,
	toolResponse(toolResultSchemas['fake-news'], 'FakeNewsAnswer')
);
const match = describe(
	'job-match',
	'Résumés against postings',
	matchRequestSchema,
	toolResponse(toolResultSchemas['job-match'], 'JobMatchAnswer')
);

/** `POST /api/v1/sentiment`, `/summarize`, `/fake-news`, `/job-match`. */
export function toolRoutes({ api, clock }: AppDeps) {
	const run = async (c: Parameters<typeof api.answering.run>[0], request: ToolRequest) => {
		const items = itemsOf(request, clock.now());
		const isOne = !Array.isArray(request.body.inputs);
		const report = await api.answering.run(c, request.tool, items, isOne);
		if (report instanceof Response) return report;
		return c.json(present(request.tool, report), 200);
	};
	const present = (tool: ToolId, report: AnalysisReport) => {
		const { id, revision } = api.models.ofTool(tool);
		return {
			model: id,
			revision,
			durationMs: report.durationMs,
			results: report.outcomes.map((outcome) => {
				const found = problemOfOutcome(outcome);
				if (found || !outcome.ok) {
					return { error: toItemError(found ?? { name: 'internal-error', extra: {} }) };
				}
				const { answer, isCached } = outcome.value;
				return { cached: isCached, result: resultOf(tool, answer) };
			})
		};
	};
	return createRouter()
		.openapi(sentiment, (c) => run(c, { tool: 'sentiment', body: c.req.valid('json') }))
		.openapi(summary, (c) => run(c, { tool: 'summary', body: c.req.valid('json') }))
		.openapi(news, (c) => run(c, { tool: 'fake-news', body: c.req.valid('json') }))
		.openapi(match, (c) => run(c, { tool: 'job-match', body: c.req.valid('json') }));
}

function describe<B extends z.ZodType, A extends z.ZodType>(
	name: string,
	summary: string,
	body: B,
	answer: A
) {
	return createRoute({
		method: 'post',
		path: `/api/v1/${name}`,
		tags: ['Analysis'],
		summary,
		security: BY_SESSION_OR_KEY,
		request: { body: jsonBody(body) },
		responses: {
			200: json(answer, 'One result an input, in order.'),
			...ANALYSIS_PROBLEMS
		}
	});
}
