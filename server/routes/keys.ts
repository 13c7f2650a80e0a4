import { createRoute, z } from '@hono/zod-openapi';
import { keyInfoSchema, newKeySchema } from '#lib/domain/api-keys/api-key.ts';
import { describeKeyError } from '#server/keys/describe-key-error.ts';
import type { AppDeps } from '#server/deps.ts';
import { forUsers } from '#server/http/access.ts';
import { createRouter } from '#server/http/create-router.ts';
import { json, jsonBody, problems } from '#server/http/describe-answers.ts';
import { BY_SESSION } from '#server/http/openapi-document.ts';
import { problem } from '#server/http/problem.ts';

const own = { tags: ['Keys'], security: BY_SESSION, middleware: forUsers };
const params = z.object({ id: z.string().max(100) });

const freshKeySchema = z.object({
	/** Shown this once. */
	secret: z.string(),
	key: keyInfoSchema
});

const list = createRoute({
	...own,
	method: 'get',
	path: '/api/keys',
	summary: 'One’s keys, revoked and expired ones too',
	responses: {
		200: json(z.object({ keys: z.array(keyInfoSchema) }), 'The newest first.'),
		...problems('not-signed-in')
	}
});

const make = createRoute({
	...own,
	method: 'post',
	path: '/api/keys',
	summary: 'Make a key',
	request: { body: jsonBody(newKeySchema) },
	responses: { 201: json(freshKeySchema, 'Made.'), ...problems('not-signed-in', 'invalid-input') }
});

const revoke = createRoute({
	...own,
	method: 'delete',
	path: '/api/keys/{id}',
	summary: 'End a key, at once and for good',
	request: { params },
	responses: { 200: json(keyInfoSchema, 'Ended.'), ...problems('not-signed-in', 'not-found') }
});

const rotate = createRoute({
	...own,
	method: 'post',
	path: '/api/keys/{id}/rotate',
	summary: 'A new key of the same name, scopes and expiry; the old one ends in the same step',
	request: { params },
	responses: {
		201: json(freshKeySchema, 'Made.'),
		...problems('not-signed-in', 'not-found', 'conflict')
	}
});

export function keyRoutes({ keys, people }: AppDeps) {
	return createRouter()
		.openapi(list, async (c) => {
			const found = await keys.listKeys(c.var.user.id);
			if (!found.ok) return problem(c, 'unavailable');
			return c.json({ keys: found.value.map((key) => keyInfoSchema.parse(key)) }, 200);
		})
		.openapi(make, async (c) => {
			const { user } = c.var;
			const { expiresAt, ...wanted } = c.req.valid('json');
			const made = await keys.generateKey(user.id, {
				...wanted,
				...(expiresAt === undefined ? {} : { expiresAt })
			});
			if (!made.ok) {
				const { error } = made;
				if (error.kind === 'quota-exceeded' || error.kind === 'store-unavailable') {
					return problem(c, 'unavailable');
				}
				return problem(c, 'invalid-input', { detail: describeKeyError(error) });
			}
			await people.audit.note('key-made', user.id, user);
			return c.json({ secret: made.value.secret, key: keyInfoSchema.parse(made.value.key) }, 201);
		})
		.openapi(revoke, async (c) => {
			const { user } = c.var;
			const revoked = await keys.revokeKey(user.id, c.req.valid('param').id);
			if (!revoked.ok) {
				return problem(c, revoked.error.kind === 'unknown-key' ? 'not-found' : 'unavailable');
			}
			await people.audit.note('key-revoked', user.id, user);
			return c.json(keyInfoSchema.parse(revoked.value), 200);
		})
		.openapi(rotate, async (c) => {
			const { user } = c.var;
			const rotated = await keys.rotateKey(user.id, c.req.valid('param').id);
			if (rotated.ok) {
				const { secret, key } = rotated.value;
				await people.audit.note('key-rotated', user.id, user);
				return c.json({ secret, key: keyInfoSchema.parse(key) }, 201);
			}
			switch (rotated.error.kind) {
				case 'quota-exceeded':
				case 'store-unavailable':
					return problem(c, 'unavailable');
				case 'unknown-key':
					return problem(c, 'not-found');
				case 'revoked-key':
				case 'expired-key':
				case 'malformed-key':
				case 'out-of-scope':
				case 'no-user':
					return problem(c, 'conflict', { detail: describeKeyError(rotated.error) });
			}
		});
}
