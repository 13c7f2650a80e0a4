import { createRoute, z } from '@hono/zod-openapi';
import {
	addedFactorSchema,
	backupCodesSchema,
	loginSecretSchema
} from '#lib/protocol/people-api.ts';
import type { AppDeps } from '#server/deps.ts';
import { forUsers } from '#server/http/access.ts';
import { accountProblem } from '#server/http/account-problem.ts';
import { createRouter } from '#server/http/create-router.ts';
import { json, jsonBody, nothing, problems } from '#server/http/describe-answers.ts';
import { BY_SESSION } from '#server/http/openapi-document.ts';
import { problem } from '#server/http/problem.ts';
import { setCookies, visitOf } from '#server/http/visit.ts';
import { verifyCode } from '#server/people/second-factor.ts';

const own = { tags: ['Second factor'], security: BY_SESSION, middleware: forUsers };
const proof = jsonBody(z.object({ loginSecret: loginSecretSchema }));

const add = createRoute({
	...own,
	method: 'post',
	path: '/api/account/second-factor',
	summary: 'Add an authenticator; it counts once a code was confirmed',
	request: { body: proof },
	responses: {
		200: json(addedFactorSchema, 'Show it, then ask for a code.'),
		...problems('wrong-credentials', 'conflict', 'too-many-attempts')
	}
});

const confirm = createRoute({
	...own,
	method: 'post',
	path: '/api/account/second-factor/confirm',
	summary: 'Confirm it with a code; from then on log-in asks for one',
	request: { body: jsonBody(z.object({ code: z.string().min(6).max(10) })) },
	responses: { ...nothing('It counts.'), ...problems('wrong-credentials', 'invalid-input') }
});

const remove = createRoute({
	...own,
	method: 'delete',
	path: '/api/account/second-factor',
	summary: 'Ask for no code any more',
	request: { body: proof },
	responses: { ...nothing('Removed.'), ...problems('wrong-credentials', 'too-many-attempts') }
});

const renewCodes = createRoute({
	...own,
	method: 'post',
	path: '/api/account/second-factor/backup-codes',
	summary: 'New backup codes; the old ones end',
	request: { body: proof },
	responses: {
		200: json(backupCodesSchema, 'Shown this once.'),
		...problems('wrong-credentials', 'conflict', 'too-many-attempts')
	}
});

export function twoFactorRoutes({ people }: AppDeps) {
	const { api } = people.auth;

	return createRouter()
		.openapi(add, async (c) => {
			const { loginSecret: password } = c.req.valid('json');
			const visit = visitOf(c);
			const proven = await people.forVisit(visit).authenticator.prove(c.var.user, password);
			if (!proven.ok) return accountProblem(c, proven.error);
			const { headers } = visit;
			const response = await api.enableTwoFactor({ body: { password }, headers, asResponse: true });
			if (!response.ok) return problem(c, 'conflict', { detail: 'There is one already.' });
			return c.json(addedFactorSchema.parse(await response.json()), 200);
		})
		.openapi(confirm, async (c) => {
			const { user } = c.var;
			const code = { kind: 'totp', ...c.req.valid('json') } as const;
			const response = await verifyCode(people, visitOf(c).headers, code);
			if (!response.ok) {
				return problem(c, 'wrong-credentials', { detail: 'This code is wrong or has run out.' });
			}
			setCookies(c, response.headers.getSetCookie());
			await people.audit.note('second-factor-added', user.id, user);
			return c.body(null, 204);
		})
		.openapi(remove, async (c) => {
			const { user } = c.var;
			const { loginSecret: password } = c.req.valid('json');
			const visit = visitOf(c);
			const proven = await people.forVisit(visit).authenticator.prove(user, password);
			if (!proven.ok) return accountProblem(c, proven.error);
			const { headers } = visit;
			const response = await api.disableTwoFactor({
				body: { password },
				headers,
				asResponse: true
			});
			setCookies(c, response.headers.getSetCookie());
			if (response.ok) await people.audit.note('second-factor-removed', user.id, user);
			return c.body(null, 204);
		})
		.openapi(renewCodes, async (c) => {
			const { loginSecret: password } = c.req.valid('json');
			const visit = visitOf(c);
			const proven = await people.forVisit(visit).authenticator.prove(c.var.user, password);
			if (!proven.ok) return accountProblem(c, proven.error);
			const { headers } = visit;
			const response = await api.generateBackupCodes({
				body: { password },
				headers,
				asResponse: true
			});
			if (!response.ok) return problem(c, 'conflict', { detail: 'There is no second factor.' });
			return c.json(backupCodesSchema.parse(await response.json()), 200);
		});
}
