import { createRoute, z } from '@hono/zod-openapi';
import type { AppDeps } from '#server/deps.ts';
import { createRouter } from '#server/http/create-router.ts';
import { json } from '#server/http/describe-answers.ts';

const READY_TIMEOUT_MS = 5000;

const readySchema = z
	.object({ status: z.enum(['ready', 'not-ready']), checks: z.record(z.string(), z.boolean()) })
	.openapi('Readiness');

const health = createRoute({
	method: 'get',
	path: '/health',
	tags: ['Operation'],
	summary: 'Is the process alive?',
	responses: { 200: json(z.object({ status: z.literal('alive') }), 'It is.') }
});

const ready = createRoute({
	method: 'get',
	path: '/ready',
	tags: ['Operation'],
	summary: 'Can it answer requests: database, models?',
	responses: {
		200: json(readySchema, 'All checks passed.'),
		503: json(readySchema, 'Not all did.')
	}
});

export function healthRoutes({ readiness }: AppDeps) {
	return createRouter()
		.openapi(health, (c) => c.json({ status: 'alive' as const }, 200))
		.openapi(ready, async (c) => {
			const checks = await Promise.all(
				readiness.map(async ({ name, check }) => [name, await passes(check)] as const)
			);
			const isReady = checks.every(([, passed]) => passed);
			const body = { checks: Object.fromEntries(checks) };
			return isReady
				? c.json({ status: 'ready' as const, ...body }, 200)
				: c.json({ status: 'not-ready' as const, ...body }, 503);
		});
}

async function passes(check: () => Promise<void>): Promise<boolean> {
	const signal = AbortSignal.timeout(READY_TIMEOUT_MS);
	const tooLate = new Promise<never>((_, fail) => {
		signal.addEventListener('abort', () => fail(new Error('no answer')));
	});
	try {
		await Promise.race([check(), tooLate]);
		return true;
	} catch {
		return false;
	}
}
