import { createRoute, z } from '@hono/zod-openapi';
import { userSchema } from '#lib/domain/accounts/account.ts';
import {
	keyringSchema,
	loginSecretSchema,
	passwordChangeSchema,
	profileChangeSchema,
	wrappedKeysSchema
} from '#lib/protocol/people-api.ts';
import type { AppDeps } from '#server/deps.ts';
import { forUsers, isRecent } from '#server/http/access.ts';
import { accountProblem } from '#server/http/account-problem.ts';
import { createRouter } from '#server/http/create-router.ts';
import { json, jsonBody, nothing, problems } from '#server/http/describe-answers.ts';
import { BY_SESSION } from '#server/http/openapi-document.ts';
import { problem } from '#server/http/problem.ts';
import { visitOf } from '#server/http/visit.ts';

const own = { tags: ['Account'], security: BY_SESSION, middleware: forUsers };

const meSchema = z.object({
	user: userSchema,
	/** Whether a code is asked for at log-in. */
	hasSecondFactor: z.boolean(),
	isEmailConfirmed: z.boolean()
});

const read = createRoute({
	...own,
	method: 'get',
	path: '/api/account',
	summary: 'Who is signed in',
	responses: { 200: json(meSchema, 'The user.'), ...problems('not-signed-in') }
});

const change = createRoute({
	...own,
	method: 'patch',
	path: '/api/account',
	summary: 'Change name, address or settings',
	description: 'Another address needs a log-in of the last 15 minutes.',
	request: { body: jsonBody(profileChangeSchema) },
	responses: {
		200: json(userSchema, 'As it is now.'),
		...problems('not-signed-in', 'log-in-again', 'conflict', 'invalid-input')
	}
});

const remove = createRoute({
	...own,
	method: 'delete',
	path: '/api/account',
	summary: 'Delete the account with everything of it',
	request: { body: jsonBody(z.object({ loginSecret: loginSecretSchema.optional() })) },
	responses: {
		...nothing('Deleted.'),
		...problems('not-signed-in', 'log-in-again', 'conflict', 'too-many-attempts')
	}
});

const password = createRoute({
	...own,
	method: 'post',
	path: '/api/account/password',
	summary: 'Another password; all other sessions end',
	request: { body: jsonBody(passwordChangeSchema) },
	responses: {
		...nothing('Changed.'),
		...problems('wrong-credentials', 'invalid-input', 'too-many-attempts')
	}
});

const readKeyring = createRoute({
	...own,
	method: 'get',
	path: '/api/account/keyring',
	summary: 'How the data key is wrapped',
	responses: { 200: json(keyringSchema, 'The keyring.'), ...problems('not-signed-in', 'not-found') }
});

const writeKeyring = createRoute({
	...own,
	method: 'put',
	path: '/api/account/keyring',
	summary: 'Keep the data key that this device made or wrapped anew',
	description:
		'For who came without a password, by invitation or by another site. A keyring with another `keyId` replaces one only with `replaces` naming the stored one, since what was sealed under that one will not open any more. With a password the derivation must be the one of the password: change that by `/api/account/password`.',
	request: {
		body: jsonBody(
			keyringSchema.extend({
				wrapped: wrappedKeysSchema,
				replaces: z.string().max(100).optional()
			})
		)
	},
	responses: { ...nothing('Kept.'), ...problems('not-signed-in', 'conflict', 'invalid-input') }
});

export function accountRoutes({ people, clock }: AppDeps) {
	return createRouter()
		.openapi(read, async (c) => {
			const { user } = c.var;
			return c.json({ user, ...(await people.factsOf(user.id)) }, 200);
		})
		.openapi(change, async (c) => {
			const { user, session } = c.var;
			const { username, displayName, email, settings } = c.req.valid('json');
			const isMoved = email !== undefined && email.trim() !== (user.email ?? '');
			if (isMoved && !isRecent(session, clock.now())) return problem(c, 'log-in-again');
			const changed = await people.forVisit(visitOf(c)).users.updateUser(user.id, user.id, {
				...(username === undefined ? {} : { username }),
				...(displayName === undefined ? {} : { displayName }),
				...(email === undefined ? {} : { email }),
				...(settings === undefined ? {} : { settings })
			});
			return changed.ok ? c.json(changed.value, 200) : accountProblem(c, changed.error);
		})
		.openapi(remove, async (c) => {
			const { user, session } = c.var;
			const { users, authenticator } = people.forVisit(visitOf(c));
			const { loginSecret } = c.req.valid('json');
			if (loginSecret !== undefined) {
				const proven = await authenticator.prove(user, loginSecret);
				if (!proven.ok) return accountProblem(c, proven.error);
			} else if (!isRecent(session, clock.now())) return problem(c, 'log-in-again');
			const deleted = await users.deleteUser(user.id, user.id);
			return deleted.ok ? c.body(null, 204) : accountProblem(c, deleted.error);
		})
		.openapi(password, async (c) => {
			const { user, session } = c.var;
			const { currentSecret, newSecret: secret, keyring } = c.req.valid('json');
			const { users } = people.forVisit(visitOf(c));
			const changed = await users.changePassword(user.id, currentSecret, { secret, keyring });
			if (!changed.ok) return accountProblem(c, changed.error);
			await people.sessionList.endAll(user.id, session.id);
			return c.body(null, 204);
		})
		.openapi(readKeyring, async (c) => {
			const keyring = await people.keyrings.read(c.var.user.id);
			return keyring ? c.json(keyring, 200) : problem(c, 'not-found');
		})
		.openapi(writeKeyring, async (c) => {
			const { replaces, ...keyring } = c.req.valid('json');
			const { user } = c.var;
			const kept = await people.keyrings.replace(user.id, keyring, replaces, clock.now());
			if (!kept) {
				const detail = 'Another data key is kept already. Nothing was changed.';
				return problem(c, 'conflict', { detail });
			}
			await people.audit.note('keyring-replaced', user.id, user);
			return c.body(null, 204);
		});
}
