import { createRoute } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { SyncRefusal } from '#lib/domain/sync/sync-calls.ts';
import type { StoreError } from '#lib/ports/store-error.ts';
import {
	MAX_SYNC_BODY_BYTES,
	pullAnswerSchema,
	pullRequestSchema,
	pushAnswerSchema,
	pushRequestSchema
} from '#lib/protocol/sync-messages.ts';
import type { AppDeps } from '#server/deps.ts';
import type { AppEnv } from '#server/http/app-env.ts';
import { forUsers } from '#server/http/access.ts';
import { createRouter } from '#server/http/create-router.ts';
import { json, jsonBody, problems } from '#server/http/describe-answers.ts';
import { BY_SESSION } from '#server/http/openapi-document.ts';
import { problem } from '#server/http/problem.ts';

const REFUSALS = [
	'invalid-request',
	'not-signed-in',
	'sync-foreign-client',
	'sync-sweep-needed',
	'too-large',
	'wrong-media-type',
	'invalid-input',
	'unavailable'
] as const;

const limited = bodyLimit({
	maxSize: MAX_SYNC_BODY_BYTES,
	onError: (c: Context<AppEnv>) =>
		problem(c, 'too-large', { detail: 'Nothing was taken in. Send fewer changes.' })
});

const pull = createRoute({
	method: 'post',
	path: '/api/sync/pull',
	tags: ['Sync'],
	summary: 'What other devices wrote, a page at a time',
	description: 'Fields are sealed on the devices; see docs/sync.md.',
	security: BY_SESSION,
	middleware: forUsers,
	request: { body: jsonBody(pullRequestSchema) },
	responses: { 200: json(pullAnswerSchema, 'A page.'), ...problems(...REFUSALS) }
});

const push = createRoute({
	method: 'post',
	path: '/api/sync/push',
	tags: ['Sync'],
	summary: 'Changes of a device, each of which takes effect once',
	security: BY_SESSION,
	middleware: forUsers,
	request: { body: jsonBody(pushRequestSchema) },
	responses: {
		200: json(pushAnswerSchema, 'They are kept.'),
		...problems(...REFUSALS, 'storage-full')
	}
});

export function syncRoutes({ sync }: Pick<AppDeps, 'sync'>) {
	const router = createRouter();
	router.use('/api/sync/*', limited);
	return router
		.openapi(pull, async (c) => {
			const answer = await sync.pull(c.var.user.id, c.req.valid('json'));
			if (!answer.ok) return refuse(c, answer.error);
			return c.json({ ...answer.value, records: [...answer.value.records] }, 200);
		})
		.openapi(push, async (c) => {
			const answer = await sync.push(c.var.user.id, c.req.valid('json'));
			return answer.ok ? c.json(answer.value, 200) : refuse(c, answer.error);
		});
}

function refuse(c: Parameters<typeof problem>[0], error: SyncRefusal | StoreError): Response {
	switch (error.kind) {
		case 'sweep-needed':
			return problem(c, 'sync-sweep-needed');
		case 'log-replaced':
			return problem(c, 'sync-log-replaced');
		case 'foreign-client':
			return problem(c, 'sync-foreign-client');
		case 'clock-ahead':
			return problem(c, 'sync-clock-ahead', { members: { byMs: error.byMs, now: error.now } });
		case 'storage-full':
			return problem(c, 'storage-full', { detail: 'Nothing was taken in. Delete history first.' });
		case 'quota-exceeded':
		case 'store-unavailable':
			return problem(c, 'unavailable', { headers: { 'Retry-After': '5' } });
	}
}
