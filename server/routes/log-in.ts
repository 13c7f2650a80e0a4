import { createRoute } from '@hono/zod-openapi';
import type { AppDeps } from '#server/deps.ts';
import { accountProblem } from '#server/http/account-problem.ts';
import { createRouter } from '#server/http/create-router.ts';
import { json, jsonBody, nothing, problems } from '#server/http/describe-answers.ts';
import type { Principal } from '#server/http/principal.ts';
import { problem } from '#server/http/problem.ts';
import { setCookies, visitOf } from '#server/http/visit.ts';
import { admit } from '#server/people/admit.ts';
import { providerNames } from '#server/people/oauth-providers.ts';
import { enterBySecondFactor } from '#server/people/second-factor.ts';
import type { ServerEntrance } from '#server/people/server-authenticator.ts';
import { keyDerivationSchema } from '#lib/domain/sealing/key-derivation.ts';
import {
	derivationRequestSchema,
	entranceSchema,
	loginRequestSchema,
	peopleInfoSchema,
	registrationSchema,
	secondFactorRequestSchema,
	type Entrance
} from '#lib/protocol/people-api.ts';

const tags = ['Log-in'];

const info = createRoute({
	method: 'get',
	path: '/api/auth/info',
	tags,
	summary: 'How one can come in here',
	responses: { 200: json(peopleInfoSchema, 'Settings of sign-up and other sites.') }
});

const derivation = createRoute({
	method: 'post',
	path: '/api/auth/derivation',
	tags,
	summary: 'How a password becomes the log-in secret',
	description: 'Names that nobody has get an answer of the same kind, always the same one.',
	request: { body: jsonBody(derivationRequestSchema) },
	responses: { 200: json(keyDerivationSchema, 'PBKDF2 parameters.'), ...problems('invalid-input') }
});

const register = createRoute({
	method: 'post',
	path: '/api/auth/register',
	tags,
	summary: 'Make an account; the first one is the admin’s',
	request: { body: jsonBody(registrationSchema) },
	responses: {
		201: json(entranceSchema, 'Made; signed in unless the address must be confirmed first.'),
		...problems('sign-up-closed', 'conflict', 'invalid-input', 'too-many-attempts')
	}
});

const logIn = createRoute({
	method: 'post',
	path: '/api/auth/login',
	tags,
	summary: 'Log in with the log-in secret',
	request: { body: jsonBody(loginRequestSchema) },
	responses: {
		200: json(entranceSchema, 'Signed in, or what is still asked for.'),
		...problems('wrong-credentials', 'locked', 'invalid-input', 'too-many-attempts')
	}
});

const secondFactor = createRoute({
	method: 'post',
	path: '/api/auth/login/second-factor',
	tags,
	summary: 'Go on with a code of the authenticator or a backup code',
	request: { body: jsonBody(secondFactorRequestSchema) },
	responses: {
		200: json(entranceSchema, 'Signed in.'),
		...problems('wrong-credentials', 'invalid-input', 'too-many-attempts')
	}
});

const logOut = createRoute({
	method: 'post',
	path: '/api/auth/logout',
	tags,
	summary: 'End this session',
	responses: nothing('Ended, if there was one.')
});

export function logInRoutes(deps: AppDeps) {
	const { people, settings } = deps;

	return createRouter()
		.openapi(info, async (c) => {
			const isFirst = await people.isEmpty();
			const body = {
				signUp: settings.SIGN_UP,
				isFirst,
				requiresEmail: settings.REQUIRE_VERIFIED_EMAIL,
				sendsMail: people.mailer.sends,
				providers: providerNames(settings)
			};
			return c.json(body, 200);
		})
		.openapi(derivation, async (c) =>
			c.json(await people.keyrings.derivationOf(c.req.valid('json').username), 200)
		)
		.openapi(register, async (c) => {
			const wanted = c.req.valid('json');
			const admission = await admit(deps, wanted, c.var.clientAddress);
			if (!admission.ok) {
				if (admission.error.kind === 'sign-up-closed') {
					const detail = 'An invitation is needed here that was not used and has not expired.';
					return problem(c, 'sign-up-closed', { detail });
				}
				return accountProblem(c, admission.error);
			}
			const { users } = people.forVisit(visitOf(c));
			const entered = await users.registerUser({ ...wanted, ...admission.value });
			if (!entered.ok) return accountProblem(c, entered.error);
			setCookies(c, entered.value.cookies);
			return c.json(await entrance(entered.value), 201);
		})
		.openapi(logIn, async (c) => {
			const { username, loginSecret, isKept } = c.req.valid('json');
			const { users } = people.forVisit(visitOf(c, isKept));
			const entered = await users.authenticateUser(username, loginSecret);
			if (!entered.ok) return accountProblem(c, entered.error);
			await endReplaced(c.var.principal, entered.value);
			setCookies(c, entered.value.cookies);
			return c.json(await entrance(entered.value), 200);
		})
		.openapi(secondFactor, async (c) => {
			const entered = await enterBySecondFactor(people, visitOf(c), c.req.valid('json'));
			if (!entered.ok) return accountProblem(c, entered.error);
			await endReplaced(c.var.principal, entered.value);
			setCookies(c, entered.value.cookies);
			return c.json(await entrance(entered.value), 200);
		})
		.openapi(logOut, async (c) => {
			const { principal } = c.var;
			const ended = await people.auth.api.signOut({
				headers: visitOf(c).headers,
				asResponse: true
			});
			setCookies(c, ended.headers.getSetCookie());
			if (principal.kind === 'session') {
				await people.audit.note('signed-out', principal.user.id, principal.user);
			}
			return c.body(null, 204);
		});

	/** Who logs in again has one session in that browser. Where a code is asked for, its cookie is gone already. */
	async function endReplaced(before: Principal, { user }: ServerEntrance): Promise<void> {
		if (before.kind !== 'session' || before.user.id !== user.id) return;
		await people.sessionList.end(user.id, before.session.id);
	}

	async function entrance({ user, pending }: ServerEntrance): Promise<Entrance> {
		if (pending !== undefined) return { state: pending };
		const keyring = await people.keyrings.read(user.id);
		return { state: 'signed-in', user, ...(keyring === undefined ? {} : { keyring }) };
	}
}
