import { timingSafeEqual } from 'node:crypto';
import type { AppDeps } from '#server/deps.ts';
import { createRouter } from '#server/http/create-router.ts';
import { problem } from '#server/http/problem.ts';

/** `/metrics` for Prometheus. It stands in no document: it is the operator's, not the API's. */
export function metricsRoutes({ metrics, settings }: AppDeps) {
	const { METRICS_TOKEN: token } = settings;
	const router = createRouter();
	router.get('/metrics', async (c) => {
		if (token !== undefined && !isEqual(c.req.header('authorization') ?? '', `Bearer ${token}`)) {
			return problem(c, 'not-signed-in', { headers: { 'WWW-Authenticate': 'Bearer' } });
		}
		const text = await metrics.registry.metrics();
		return c.body(text, 200, { 'Content-Type': metrics.registry.contentType });
	});
	return router;
}

/** In the same time, however much of it is right. */
function isEqual(given: string, wanted: string): boolean {
	const [a, b] = [Buffer.from(given), Buffer.from(wanted)];
	return a.length === b.length && timingSafeEqual(a, b);
}
