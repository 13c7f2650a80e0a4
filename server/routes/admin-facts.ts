import { createRoute, z } from '@hono/zod-openapi';
import { count, sql } from 'drizzle-orm';
import { totalBytes } from '#lib/domain/models/total-bytes.ts';
import {
	auditPageSchema,
	serverStatusSchema,
	usagePageSchema
} from '#lib/domain/admin/server-facts.ts';
import packageJson from '#package' with { type: 'json' };
import type { AppDeps } from '#server/deps.ts';
import { forAdmins } from '#server/http/access.ts';
import { createRouter } from '#server/http/create-router.ts';
import { json, problems } from '#server/http/describe-answers.ts';
import { BY_SESSION } from '#server/http/openapi-document.ts';
import { problem } from '#server/http/problem.ts';
import { users } from '#server/storage/schema/people-tables.ts';

const admins = { tags: ['Admin'], security: BY_SESSION, middleware: forAdmins };
const refusals = problems('not-signed-in', 'not-allowed', 'invalid-input', 'unavailable');
const upTo = (most: number, usual: number) =>
	z.coerce.number().int().min(1).max(most).default(usual).openapi({ type: 'integer' });

const usage = createRoute({
	...admins,
	method: 'get',
	path: '/api/admin/usage',
	summary: 'Runs through the API by person, tool and day',
	request: { query: z.object({ days: upTo(366, 30) }) },
	responses: { 200: json(usagePageSchema, 'The newest first, 2,000 rows at most.'), ...refusals }
});

const status = createRoute({
	...admins,
	method: 'get',
	path: '/api/admin/status',
	summary: 'How the server fares: traffic, errors, latency, queue, models, database',
	responses: { 200: json(serverStatusSchema, 'Traffic since this process started.'), ...refusals }
});

const audit = createRoute({
	...admins,
	method: 'get',
	path: '/api/admin/audit',
	summary: 'Who did what with accounts and keys',
	request: { query: z.object({ limit: upTo(1000, 200) }) },
	responses: { 200: json(auditPageSchema, 'The newest first.'), ...refusals }
});

export function adminFactsRoutes({ people, api, metrics, storage, clock }: AppDeps) {
	const startedAt = clock.now();

	return createRouter()
		.openapi(usage, async (c) => {
			const days = await people.overview.usage(c.req.valid('query').days);
			return c.json({ days: [...days] }, 200);
		})
		.openapi(status, async (c) => {
			const { db, kind } = storage;
			const bytes = sql`pg_database_size(current_database())`.mapWith(Number);
			const [figures] = await db.select({ people: count(), bytes }).from(users);
			const models = api.models.all.map((model) => {
				return { id: model.id, title: model.title, bytes: totalBytes(model) };
			});
			const body = {
				...{ version: packageJson.version, startedAt, models },
				people: figures?.people ?? 0,
				database: { kind, bytes: figures?.bytes ?? 0 },
				queue: { waiting: api.queue.waiting, running: api.queue.running },
				traffic: [...(await metrics.traffic())]
			};
			return c.json(body, 200);
		})
		.openapi(audit, async (c) => {
			const events = await people.audit.latestOfAll(c.req.valid('query').limit);
			if (!events.ok) return problem(c, 'unavailable', { headers: { 'Retry-After': '5' } });
			return c.json({ events: events.value }, 200);
		});
}
