import { expect, it } from 'vitest';
import { Metrics } from './metrics.ts';

it('sums methods and statuses of a route, and names the bounds that its answers stayed below', async () => {
	const metrics = new Metrics();
	for (let n = 0; n < 94; n++) metrics.answered('GET', '/api/v1/usage', 200, 8);
	metrics.answered('GET', '/api/v1/usage', 404, 8);
	for (let n = 0; n < 5; n++) metrics.answered('POST', '/api/v1/usage', 500, 120_000);
	metrics.answered('GET', '/health', 200, 1);
	expect(await metrics.traffic()).toEqual([
		{
			...{ route: '/api/v1/usage', requests: 100, refused: 1, failed: 5 },
			...{ medianMs: 10, p95Ms: 10 }
		},
		{ route: '/health', requests: 1, refused: 0, failed: 0, medianMs: 5, p95Ms: 5 }
	]);
	for (let n = 0; n < 100; n++) metrics.answered('POST', '/api/v1/usage', 500, 120_000);
	expect((await metrics.traffic())[0]).toMatchObject({ medianMs: 60_000, p95Ms: 60_000 });
});
