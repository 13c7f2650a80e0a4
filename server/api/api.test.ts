import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestServer, type TestServer } from '#server/open-test-server.fixture.ts';
import { FakePool } from '#server/inference/fake-pool.fixture.ts';
import { users } from '#server/storage/schema/people-tables.ts';

let server: TestServer;
let pool: FakePool;
let key: string;
let narrow: string;
let people = 0;

beforeAll(async () => {
	pool = new FakePool();
	server = await openTestServer({ LIMIT_KEY: '90' }, undefined, undefined, pool);
});
afterAll(() => server.close());

/** A user of their own for every test, so that limits and caches are new. */
beforeEach(async () => {
	people += 1;
	const id = `user-${people}`;
	const name = `Person ${people}`;
	await server.deps.storage.db
		.insert(users)
		.values({ id, name, username: id, displayUsername: id, email: `${id}@no-mail.invalid` });
	key = await newKey(id, ['sentiment', 'summary', 'fake-news', 'job-match']);
	narrow = await newKey(id, ['summary']);
});

async function newKey(
	user: string,
	scopes: ('sentiment' | 'summary' | 'fake-news' | 'job-match')[]
) {
	const made = await server.deps.keys.generateKey(user, { name: 'test', scopes });
	if (!made.ok) throw new Error(made.error.kind);
	return made.value.secret;
}

function post(path: string, body: unknown, secret = key, headers: Record<string, string> = {}) {
	return server.app.request(path, {
		method: 'POST',
		headers: { 'x-api-key': secret, 'Content-Type': 'application/json', ...headers },
		body: typeof body === 'string' ? body : JSON.stringify(body)
	});
}

describe('POST /api/v1/sentiment', () => {
	it('answers one text and many, in order, and says what is left', async () => {
		const one = await post('/api/v1/sentiment', { inputs: 'good' });
		expect(one.status).toBe(200);
		expect(await one.json()).toEqual({
			model: 'textai/sentiment',
			revision: expect.any(String) as string,
			durationMs: expect.any(Number) as number,
			results: [
				{
					cached: false,
					result: { label: 'positive', probability: 0.9, positive: 0.9, isDivided: false }
				}
			]
		});
		expect(one.headers.get('ratelimit-policy')).toBe('"key";q=90;w=3600');
		expect(one.headers.get('ratelimit')).toMatch(/^"key";r=89;t=\d+$/);
		const many = await post('/api/v1/sentiment', { inputs: ['bad', 'good', 'bad'] });
		const { results } = (await many.json()) as { results: { cached: boolean }[] };
		expect(results).toMatchObject([
			{ cached: false, result: { label: 'negative' } },
			{ cached: true, result: { label: 'positive' } },
			{ cached: false, result: { label: 'negative' } }
		]);
		expect(many.headers.get('ratelimit')).toMatch(/^"key";r=87;/);
	});

	it('counts nothing that failed', async () => {
		pool.failNext({ kind: 'internal', name: 'Bug' });
		const failed = await post('/api/v1/sentiment', { inputs: 'fails' });
		expect([failed.status, await failed.json()]).toMatchObject([
			500,
			{ type: '/docs/problems#internal-error' }
		]);
		const usage = await server.app.request('/api/v1/usage', { headers: { 'x-api-key': key } });
		expect(await usage.json()).toMatchObject({
			limits: [
				{ policy: 'user', limit: 100, remaining: 100 },
				{ policy: 'key', limit: 90, remaining: 90 }
			]
		});
	});

	it('refuses more than is left, whole, by key and by user', async () => {
		const inputs = Array.from({ length: 91 }, (_, index) => `text ${index}`);
		const byKey = await post('/api/v1/sentiment', { inputs });
		expect(byKey.status).toBe(429);
		expect(byKey.headers.get('content-type')).toContain('application/problem+json');
		expect(Number(byKey.headers.get('retry-after'))).toBeGreaterThan(0);
		expect(await byKey.json()).toMatchObject({
			type: 'https://iana.org/assignments/http-problem-types#quota-exceeded',
			'violated-policies': ['key']
		});
		expect((await post('/api/v1/sentiment', { inputs: inputs.slice(1) })).status).toBe(200);
		const other = await newKey(`user-${people}`, ['sentiment']);
		const rest = Array.from({ length: 11 }, (_, index) => `more ${index}`);
		const byUser = await post('/api/v1/sentiment', { inputs: rest }, other);
		expect([byUser.status, await byUser.json()]).toMatchObject([
			429,
			{ 'violated-policies': ['user'] }
		]);
		server.passTime(3_600_000);
		expect((await post('/api/v1/sentiment', { inputs: rest }, other)).status).toBe(200);
	});

	it('refuses keys of another scope, and requests without a key', async () => {
		const scope = await post('/api/v1/sentiment', { inputs: 'good' }, narrow);
		expect([scope.status, await scope.json()]).toMatchObject([403, { scopes: ['summary'] }]);
		const request = { method: 'POST', headers: { 'Content-Type': 'application/json' } };
		const nobody = await server.app.request('/api/v1/sentiment', {
			...request,
			body: '{"inputs":"good"}'
		});
		expect(nobody.status).toBe(401);
	});

	it('says where an input is wrong, without repeating it', async () => {
		const secret = 'a-very-private-text '.repeat(5001);
		const answer = await post('/api/v1/sentiment', { inputs: ['good', secret] });
		const text = await answer.text();
		expect(answer.status).toBe(422);
		expect(text).toContain('/inputs');
		expect(text).not.toContain('private');
		expect((await post('/api/v1/sentiment', '{"inputs":')).status).toBe(400);
		expect((await post('/api/v1/sentiment', { inputs: ' ' })).status).toBe(422);
		const tooMany = { inputs: Array.from({ length: 257 }, () => 'good') };
		expect((await post('/api/v1/sentiment', tooMany)).status).toBe(422);
	});

	it('puts the problem of one input beside the answers of others', async () => {
		const match = { resume: 'word', job: 'word' };
		const many = await post('/api/v1/job-match', { inputs: [match, match] });
		expect([many.status, await many.json()]).toMatchObject([
			200,
			{ results: [{ error: { type: '/docs/problems#invalid-input' } }, { error: {} }] }
		]);
		expect((await post('/api/v1/job-match', { inputs: match })).status).toBe(422);
	});
});

describe('compatible shapes', () => {
	it('takes the parameters of Hugging Face in both places', async () => {
		const nested = { inputs: 'good', parameters: { top_k: 1 } };
		const flat = { inputs: ['good', 'bad'], top_k: 1 };
		expect(await (await post('/models/textai/sentiment', nested)).json()).toEqual([
			[{ label: 'POSITIVE', score: 0.9 }]
		]);
		expect(await (await post('/models/textai/sentiment', flat)).json()).toEqual([
			[{ label: 'POSITIVE', score: 0.9 }],
			[{ label: 'NEGATIVE', score: 0.8 }]
		]);
		expect((await post('/models/textai/other', nested)).status).toBe(404);
	});

	it('tells problems as OpenAI does on /v1 and nowhere else', async () => {
		const unknown = await post('/v1/embeddings', { model: 'gpt', input: 'good' });
		expect([unknown.status, await unknown.json()]).toEqual([
			404,
			{
				error: {
					message: 'There is no such thing. The model is textai/minilm.',
					type: 'invalid_request_error',
					code: 'not_found',
					param: null
				}
			}
		]);
		const badKey = await post('/v1/embeddings', { model: 'textai/minilm', input: 'a' }, 'sk_no');
		expect([badKey.status, await badKey.json()]).toMatchObject([
			401,
			{ error: { code: 'invalid_api_key' } }
		]);
	});
});

it('counts what was used by day, tool and key', async () => {
	await post('/api/v1/sentiment', { inputs: ['good', 'bad'] });
	await post('/api/v1/sentiment', { inputs: ['good', 'new'] });
	await server.deps.api.usage.flush();
	const usage = await server.app.request('/api/v1/usage', { headers: { 'x-api-key': key } });
	expect(await usage.json()).toMatchObject({
		days: [{ tool: 'sentiment', requests: 2, inputs: 4, cached: 1, failed: 0 }]
	});
});

it('shows figures to Prometheus, and no text', async () => {
	await post('/api/v1/sentiment', { inputs: 'a good and private text' });
	const text = await (await server.app.request('/metrics')).text();
	expect(text).toContain('route="/api/v1/sentiment",status="200"');
	expect(text).toMatch(/^textai_inference_batch_size_count \d+$/m);
	expect(text).toContain('nodejs_eventloop_lag_p99_seconds');
	expect(text).not.toContain('private');
});
