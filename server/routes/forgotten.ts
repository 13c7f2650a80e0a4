import { createRoute, z } from '@hono/zod-openapi';
import { resetRequestSchema, resetSchema } from '#lib/protocol/people-api.ts';
import type { AppDeps } from '#server/deps.ts';
import { forUsers } from '#server/http/access.ts';
import { createRouter } from '#server/http/create-router.ts';
import { jsonBody, nothing, problems } from '#server/http/describe-answers.ts';
import { BY_SESSION } from '#server/http/openapi-document.ts';
import { problem } from '#server/http/problem.ts';
import { visitOf } from '#server/http/visit.ts';
import { askForReset, resetPassword } from '#server/people/reset-password.ts';

const request = createRoute({
	method: 'post',
	path: '/api/auth/password/forgotten',
	tags: ['Log-in'],
	summary: 'Ask for a link to set another password',
	description: 'The answer is the same whether there is such an address.',
	request: { body: jsonBody(resetRequestSchema) },
	responses: {
		202: { description: 'If there is such an account, a link was sent.' },
		...problems('invalid-input', 'too-many-attempts')
	}
});

const reset = createRoute({
	method: 'post',
	path: '/api/auth/password/reset',
	tags: ['Log-in'],
	summary: 'Set another password by the link; all sessions end',
	request: { body: jsonBody(resetSchema) },
	responses: { ...nothing('Set: log in.'), ...problems('conflict', 'invalid-input') }
});

const sendConfirmation = createRoute({
	method: 'post',
	path: '/api/account/email/confirmation',
	tags: ['Account'],
	security: BY_SESSION,
	middleware: forUsers,
	summary: 'Send a link that confirms the e-mail address',
	responses: { 202: { description: 'Sent.' }, ...problems('not-signed-in', 'conflict') }
});

const confirm = createRoute({
	method: 'post',
	path: '/api/auth/email/confirm',
	tags: ['Log-in'],
	summary: 'Confirm an e-mail address by its link',
	request: { body: jsonBody(z.object({ token: z.string().min(1).max(2000) })) },
	responses: { ...nothing('Confirmed.'), ...problems('conflict', 'invalid-input') }
});

const USED = 'This link was used, has expired or is not complete. Ask for another one.';

export function forgottenRoutes({ people, clock }: AppDeps) {
	return createRouter()
		.openapi(request, async (c) => {
			const { email } = c.req.valid('json');
			const asked = await askForReset(people, email, visitOf(c), clock.now());
			if (!asked) return problem(c, 'too-many-attempts', { headers: { 'Retry-After': '3600' } });
			return c.body(null, 202);
		})
		.openapi(reset, async (c) => {
			const isReset = await resetPassword(people, c.req.valid('json'), clock.now());
			return isReset ? c.body(null, 204) : problem(c, 'conflict', { detail: USED });
		})
		.openapi(sendConfirmation, async (c) => {
			const { email } = c.var.user;
			if (email === undefined) {
				return problem(c, 'conflict', { detail: 'There is no address to confirm.' });
			}
			const { headers } = visitOf(c);
			await people.auth.api.sendVerificationEmail({ body: { email }, headers, asResponse: true });
			return c.body(null, 202);
		})
		.openapi(confirm, async (c) => {
			const query = { token: c.req.valid('json').token };
			const response = await people.auth.api.verifyEmail({ query, asResponse: true });
			return response.ok ? c.body(null, 204) : problem(c, 'conflict', { detail: USED });
		});
}
