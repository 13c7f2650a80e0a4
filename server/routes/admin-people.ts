import { createRoute, z } from '@hono/zod-openapi';
import { stream } from 'hono/streaming';
import { userSchema } from '#lib/domain/accounts/account.ts';
import { peoplePageSchema, personChangeSchema } from '#lib/domain/admin/server-facts.ts';
import type { AppDeps } from '#server/deps.ts';
import { forAdmins, isRecent } from '#server/http/access.ts';
import { accountProblem } from '#server/http/account-problem.ts';
import { createRouter } from '#server/http/create-router.ts';
import { json, jsonBody, nothing, problems } from '#server/http/describe-answers.ts';
import { BY_SESSION } from '#server/http/openapi-document.ts';
import type { SessionFacts } from '#server/http/principal.ts';
import { problem } from '#server/http/problem.ts';
import { visitOf } from '#server/http/visit.ts';
import { exportPerson } from '#server/people/export-person.ts';

const admins = { tags: ['Admin'], security: BY_SESSION, middleware: forAdmins };
const params = z.object({ id: z.string().max(100) });
const refusals = ['not-signed-in', 'not-allowed', 'not-found'] as const;
const description = 'Needs a log-in of the last 15 minutes, and is written into the audit log.';
const of = (path: string) => ({ ...admins, path: `/api/admin/people/{id}${path}`, description });

const list = createRoute({
	...admins,
	method: 'get',
	path: '/api/admin/people',
	summary: 'People, and how much they use',
	request: {
		query: z.object({
			search: z.string().max(100).default(''),
			offset: z.coerce.number().int().min(0).max(1e6).default(0).openapi({ type: 'integer' })
		})
	},
	responses: {
		200: json(peoplePageSchema, 'The oldest account first.'),
		...problems('not-signed-in', 'not-allowed', 'invalid-input')
	}
});

const change = createRoute({
	...of(''),
	method: 'patch',
	summary: 'Change tier, role or lock',
	request: { params, body: jsonBody(personChangeSchema) },
	responses: {
		200: json(userSchema, 'As it is now.'),
		...problems(...refusals, 'conflict', 'invalid-input')
	}
});

const resetLimits = createRoute({
	...of('/reset-limits'),
	method: 'post',
	summary: 'Give a full hour again',
	request: { params },
	responses: { ...nothing('Done.'), ...problems(...refusals) }
});

const endSessions = createRoute({
	...of('/end-sessions'),
	method: 'post',
	summary: 'End all sessions of a person',
	request: { params },
	responses: { ...nothing('Ended.'), ...problems(...refusals) }
});

const exported = createRoute({
	...of('/export'),
	method: 'post',
	summary: 'All that the server has of a person; what is sealed stays sealed',
	request: { params },
	responses: {
		200: {
			description: 'A line of JSON for each thing.',
			content: { 'application/x-ndjson': { schema: z.string() } }
		},
		...problems(...refusals)
	}
});

const remove = createRoute({
	...of(''),
	method: 'delete',
	summary: 'Delete a person with everything of theirs',
	request: { params },
	responses: { ...nothing('Deleted.'), ...problems(...refusals, 'conflict') }
});

export function adminPeopleRoutes({ people, limits, keys, clock }: AppDeps) {
	const isStale = (session: SessionFacts) => !isRecent(session, clock.now());

	return createRouter()
		.openapi(list, async (c) => {
			const { search, offset } = c.req.valid('query');
			return c.json(await people.overview.page(search.trim(), offset), 200);
		})
		.openapi(change, async (c) => {
			if (isStale(c.var.session)) return problem(c, 'log-in-again');
			const { tier, role, isLocked } = c.req.valid('json');
			const { users } = people.forVisit(visitOf(c));
			const changed = await users.updateUser(c.var.user.id, c.req.valid('param').id, {
				...(tier === undefined ? {} : { tier }),
				...(role === undefined ? {} : { role }),
				...(isLocked === undefined ? {} : { isLocked })
			});
			return changed.ok ? c.json(changed.value, 200) : accountProblem(c, changed.error);
		})
		.openapi(resetLimits, async (c) => {
			if (isStale(c.var.session)) return problem(c, 'log-in-again');
			const user = await people.forVisit(visitOf(c)).users.getUser(c.req.valid('param').id);
			if (!user.ok) return accountProblem(c, user.error);
			const done = await limits.resetLimits(user.value.id);
			if (!done.ok) return accountProblem(c, done.error);
			await people.audit.note('limits-reset', c.var.user.id, user.value);
			return c.body(null, 204);
		})
		.openapi(endSessions, async (c) => {
			if (isStale(c.var.session)) return problem(c, 'log-in-again');
			const user = await people.forVisit(visitOf(c)).users.getUser(c.req.valid('param').id);
			if (!user.ok) return accountProblem(c, user.error);
			await people.sessionList.endAll(user.value.id);
			await people.audit.note('sessions-ended', c.var.user.id, user.value);
			return c.body(null, 204);
		})
		.openapi(exported, async (c) => {
			if (isStale(c.var.session)) return problem(c, 'log-in-again');
			const user = await people.forVisit(visitOf(c)).users.getUser(c.req.valid('param').id);
			if (!user.ok) return accountProblem(c, user.error);
			await people.audit.note('exported', c.var.user.id, user.value);
			const { db, keyrings } = people;
			c.header('Content-Type', 'application/x-ndjson; charset=utf-8');
			return stream(c, async (out) => {
				for await (const line of exportPerson({ db, keys, keyrings }, user.value)) {
					await out.write(line);
				}
			});
		})
		.openapi(remove, async (c) => {
			if (isStale(c.var.session)) return problem(c, 'log-in-again');
			const { users } = people.forVisit(visitOf(c));
			const deleted = await users.deleteUser(c.var.user.id, c.req.valid('param').id);
			return deleted.ok ? c.body(null, 204) : accountProblem(c, deleted.error);
		});
}
