import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestServer, type TestServer } from './open-test-server.fixture.ts';

let server: TestServer;

beforeAll(async () => {
	server = await openTestServer();
});
afterAll(() => server.close());

describe('createApp', () => {
	it('says that it is alive and ready', async () => {
		const alive = await server.app.request('/health');
		expect([alive.status, await alive.json()]).toEqual([200, { status: 'alive' }]);
		const ready = await server.app.request('/ready');
		expect([ready.status, await ready.json()]).toEqual([
			200,
			{ status: 'ready', checks: { database: true, models: true } }
		]);
	});

	it('answers what it does not have with a problem and the id of the request', async () => {
		const answer = await server.app.request('/api/nothing', {
			headers: { 'X-Request-Id': 'given-by-proxy' }
		});
		expect(answer.headers.get('content-type')).toContain('application/problem+json');
		expect(answer.headers.get('x-request-id')).toBe('given-by-proxy');
		expect([answer.status, await answer.json()]).toEqual([
			404,
			{
				type: '/docs/problems#not-found',
				title: 'There is no such thing.',
				status: 404,
				detail: 'There is nothing at /api/nothing.',
				requestId: 'given-by-proxy'
			}
		]);
	});

	it('sets the headers of security on every answer', async () => {
		for (const path of ['/health', '/api/nothing', '/docs']) {
			const { headers } = await server.app.request(path);
			expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
			expect(headers.get('content-security-policy')).toContain("default-src 'none'");
			expect(headers.get('x-content-type-options')).toBe('nosniff');
		}
	});

	it('describes itself, and shows that without asking another host', async () => {
		const document = await server.app.request('/openapi.json');
		expect(await document.json()).toMatchObject({
			openapi: '3.1.0',
			paths: { '/health': { get: { summary: expect.any(String) as string } } }
		});
		const page = await (await server.app.request('/docs')).text();
		expect(page).not.toMatch(/https?:/);
		for (const [, path] of page.matchAll(/(?:src|href)="([^"]+)"/g)) {
			expect((await server.app.request(path ?? '')).status, path).toBe(200);
		}
	});

	it('refuses what pages of other sites send, and bodies that are too large', async () => {
		const foreign = { method: 'POST', headers: { Origin: 'https://evil.example' } };
		expect((await server.app.request('/api/anything', foreign)).status).toBe(403);
		const crossSite = { method: 'POST', headers: { 'Sec-Fetch-Site': 'cross-site' } };
		expect((await server.app.request('/api/anything', crossSite)).status).toBe(403);
		const own = { method: 'POST', headers: { Origin: 'http://localhost' } };
		expect((await server.app.request('/api/anything', own)).status).toBe(404);
		const large = { method: 'POST', body: 'x'.repeat(2 * 1024 * 1024 + 1) };
		expect((await server.app.request('/api/anything', large)).status).toBe(413);
	});

	it('refuses a key that cannot be one', async () => {
		const headers = { Authorization: 'Bearer sk_invented' };
		const answer = await server.app.request('/api/v1/usage', { headers });
		expect(answer.status).toBe(401);
		expect(await answer.json()).toMatchObject({ type: '/docs/problems#invalid-key' });
	});
});
