import { createRoute, z } from '@hono/zod-openapi';
import { toolIdSchema } from '#lib/domain/tool-id.ts';
import { TOOLS } from '#lib/domain/tools.ts';
import { totalBytes } from '#lib/domain/models/total-bytes.ts';
import { callerOf } from '#server/api/caller.ts';
import type { AppDeps } from '#server/deps.ts';
import { createRouter } from '#server/http/create-router.ts';
import { json, problems } from '#server/http/describe-answers.ts';
import { BY_SESSION_OR_KEY } from '#server/http/openapi-document.ts';
import { problem } from '#server/http/problem.ts';

const DAY_MS = 86_400_000;
const count = z.int().min(0);

const usageSchema = z
	.object({
		/** Windows that bind this caller: the user's, and the key's where keys have one. */
		limits: z.array(
			z.object({
				policy: z.enum(['user', 'key']),
				limit: count,
				remaining: count,
				resetsAt: z.iso.datetime()
			})
		),
		days: z.array(
			z.object({
				day: z.iso.date(),
				tool: toolIdSchema,
				keyId: z.string().nullable().openapi({ description: 'null: by a session.' }),
				requests: count,
				inputs: count,
				cached: count,
				failed: count,
				durationMs: z.number().min(0)
			})
		)
	})
	.openapi('Usage');

const usage = createRoute({
	method: 'get',
	path: '/api/v1/usage',
	tags: ['Analysis'],
	summary: 'What is left in this hour, and what was used by day',
	security: BY_SESSION_OR_KEY,
	request: {
		query: z.object({
			days: z.coerce.number().int().min(1).max(366).default(30).openapi({ type: 'integer' })
		})
	},
	responses: {
		200: json(usageSchema, 'Figures of the caller, by all keys; counted to about two seconds.'),
		...problems('not-signed-in', 'invalid-input', 'unavailable')
	}
});

const modelSchema = z
	.object({
		id: z.string().openapi({ example: 'textai/sentiment' }),
		revision: z.string(),
		title: z.string(),
		task: z.enum(['text-classification', 'feature-extraction']),
		tools: z.array(toolIdSchema),
		languages: z.array(z.string()),
		licence: z.string(),
		base: z.string(),
		dtype: z.string(),
		maxTokens: z.int(),
		bytes: z.int(),
		metrics: z.array(
			z.object({ dataset: z.string(), rows: z.int(), name: z.string(), value: z.number() })
		)
	})
	.openapi('Model');

const models = createRoute({
	method: 'get',
	path: '/api/v1/models',
	tags: ['Analysis'],
	summary: 'The models, and what they were measured at',
	security: BY_SESSION_OR_KEY,
	responses: {
		200: json(z.object({ models: z.array(modelSchema) }), 'All of them.'),
		...problems('not-signed-in')
	}
});

/** `GET /api/v1/usage` and `/api/v1/models`. */
export function apiFactsRoutes({ api, clock }: AppDeps) {
	return createRouter()
		.openapi(usage, async (c) => {
			const caller = callerOf(c.var.principal);
			if (!caller) return problem(c, 'not-signed-in');
			const since = new Date(clock.now() - (c.req.valid('query').days - 1) * DAY_MS);
			const limits = await api.limits.status(caller);
			const rows = await api.usageStore.ofUser(caller.user.id, since.toISOString().slice(0, 10));
			if (!limits.ok || !rows.ok) {
				return problem(c, 'unavailable', { headers: { 'Retry-After': '5' } });
			}
			const body = {
				limits: limits.value.map(({ policy, status: { limit, remaining, resetsAt } }) => ({
					policy,
					limit,
					remaining,
					resetsAt: new Date(resetsAt).toISOString()
				})),
				days: rows.value.map((row) => ({
					day: row.day,
					tool: row.tool,
					keyId: row.keyId === '' ? null : row.keyId,
					requests: row.requests,
					inputs: row.inputs,
					cached: row.cached,
					failed: row.failed,
					durationMs: row.durationMs
				}))
			};
			return c.json(body, 200);
		})
		.openapi(models, (c) => {
			if (c.var.principal.kind === 'anonymous') return problem(c, 'not-signed-in');
			const list = api.models.all.map((manifest) => ({
				id: manifest.id,
				revision: manifest.revision,
				title: manifest.title,
				task: manifest.task,
				tools: TOOLS.filter(({ model }) => model === manifest.name).map(({ id }) => id),
				languages: manifest.languages,
				licence: manifest.licence,
				base: manifest.base,
				dtype: manifest.dtype,
				maxTokens: manifest.maxTokens,
				bytes: totalBytes(manifest),
				metrics: manifest.metrics
			}));
			return c.json({ models: list }, 200);
		});
}
