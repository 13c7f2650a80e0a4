import { createRoute, z } from '@hono/zod-openapi';
import { sessionPageSchema } from '#lib/protocol/people-api.ts';
import type { AppDeps } from '#server/deps.ts';
import { forUsers } from '#server/http/access.ts';
import { createRouter } from '#server/http/create-router.ts';
import { json, nothing, problems } from '#server/http/describe-answers.ts';
import { BY_SESSION } from '#server/http/openapi-document.ts';
import { problem } from '#server/http/problem.ts';

const own = { tags: ['Sessions'], security: BY_SESSION, middleware: forUsers };

const list = createRoute({
	...own,
	method: 'get',
	path: '/api/account/sessions',
	summary: 'One’s open sessions',
	responses: {
		200: json(sessionPageSchema, 'The newest first.'),
		...problems('not-signed-in')
	}
});

const end = createRoute({
	...own,
	method: 'delete',
	path: '/api/account/sessions/{id}',
	summary: 'End one of them',
	request: { params: z.object({ id: z.string().max(100) }) },
	responses: { ...nothing('Ended.'), ...problems('not-signed-in', 'not-found') }
});

const endOthers = createRoute({
	...own,
	method: 'delete',
	path: '/api/account/sessions',
	summary: 'End all but this one',
	responses: { ...nothing('Ended.'), ...problems('not-signed-in') }
});

export function sessionRoutes({ people }: AppDeps) {
	return createRouter()
		.openapi(list, async (c) => {
			const { user, session } = c.var;
			return c.json({ sessions: await people.sessionList.ofUser(user.id, session.id) }, 200);
		})
		.openapi(end, async (c) => {
			const { user } = c.var;
			const isEnded = await people.sessionList.end(user.id, c.req.valid('param').id);
			if (!isEnded) return problem(c, 'not-found');
			await people.audit.note('sessions-ended', user.id, user);
			return c.body(null, 204);
		})
		.openapi(endOthers, async (c) => {
			const { user, session } = c.var;
			await people.sessionList.endAll(user.id, session.id);
			await people.audit.note('sessions-ended', user.id, user);
			return c.body(null, 204);
		});
}
