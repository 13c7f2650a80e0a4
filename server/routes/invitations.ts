import { createRoute, z } from '@hono/zod-openapi';
import {
	freshInvitationSchema,
	invitationPageSchema,
	newInvitationSchema
} from '#lib/domain/admin/invitation.ts';
import type { AppDeps } from '#server/deps.ts';
import { forAdmins, isRecent } from '#server/http/access.ts';
import { createRouter } from '#server/http/create-router.ts';
import { json, jsonBody, nothing, problems } from '#server/http/describe-answers.ts';
import { BY_SESSION } from '#server/http/openapi-document.ts';
import { problem } from '#server/http/problem.ts';

const admins = { tags: ['Admin'], security: BY_SESSION, middleware: forAdmins };

const list = createRoute({
	...admins,
	method: 'get',
	path: '/api/admin/invitations',
	summary: 'Invitations, used ones too',
	responses: {
		200: json(invitationPageSchema, 'The newest first, 500 at most.'),
		...problems('not-signed-in', 'not-allowed')
	}
});

const make = createRoute({
	...admins,
	method: 'post',
	path: '/api/admin/invitations',
	summary: 'Invite somebody',
	request: { body: jsonBody(newInvitationSchema) },
	responses: {
		201: json(
			freshInvitationSchema,
			'The code is shown this once and is good for one registration.'
		),
		...problems('not-signed-in', 'not-allowed', 'invalid-input')
	}
});

const withdraw = createRoute({
	...admins,
	method: 'delete',
	path: '/api/admin/invitations/{id}',
	summary: 'Withdraw one that was not used',
	request: { params: z.object({ id: z.string().max(100) }) },
	responses: { ...nothing('Withdrawn.'), ...problems('not-signed-in', 'not-allowed', 'not-found') }
});

export function invitationRoutes({ people, clock }: AppDeps) {
	return createRouter()
		.openapi(list, async (c) => {
			const rows = await people.invitations.list();
			const invitations = rows.map(({ id, note, tier, role, createdAt, expiresAt, usedAt }) => ({
				...{ id, note, tier, role },
				createdAt: createdAt.getTime(),
				expiresAt: expiresAt.getTime(),
				...(usedAt === null ? {} : { usedAt: usedAt.getTime() })
			}));
			return c.json({ invitations }, 200);
		})
		.openapi(make, async (c) => {
			const { user, session } = c.var;
			if (!isRecent(session, clock.now())) return problem(c, 'log-in-again');
			const made = await people.invitations.create(user.id, c.req.valid('json'));
			await people.audit.note('invited', user.id, user);
			return c.json(made, 201);
		})
		.openapi(withdraw, async (c) => {
			const { user } = c.var;
			const isGone = await people.invitations.withdraw(c.req.valid('param').id);
			if (!isGone) return problem(c, 'not-found');
			await people.audit.note('invitation-withdrawn', user.id, user);
			return c.body(null, 204);
		});
}
