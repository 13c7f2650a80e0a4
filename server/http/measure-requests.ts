import { createMiddleware } from 'hono/factory';
import { matchedRoutes } from 'hono/route';
import type { Metrics } from '#server/metrics/metrics.ts';
import type { AppEnv } from './app-env.ts';

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/** Counts requests and their times by route. */
export function measureRequests(metrics: Metrics) {
	return createMiddleware<AppEnv>(async (c, next) => {
		const began = performance.now();
		await next();
		const method = METHODS.has(c.req.method) ? c.req.method : 'other';
		// The last pattern without a star is the handler's; files of the app are one route.
		const route = matchedRoutes(c).findLast(({ path }) => !path.includes('*'))?.path ?? 'site';
		metrics.answered(method, route, c.res.status, performance.now() - began);
	});
}
