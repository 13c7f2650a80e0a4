import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { InferenceClient } from '@huggingface/inference';
import { serve, type ServerType } from '@hono/node-server';
import OpenAI from 'openai';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dot } from '#lib/domain/inference/vectors.ts';
import { matchJob } from '#lib/domain/job-match/match-job.ts';
import { analyzeSentiment } from '#lib/domain/sentiment/analyze-sentiment.ts';
import { summarize } from '#lib/domain/summary/summarize.ts';
import { calibrated } from '#lib/domain/classification/calibrated.ts';
import { loadClassifier, loadEmbedder, readManifest } from '#scripts/models/node-models.ts';
import { SHIPPED_MODELS } from '#server/inference/model-folder.ts';
import { ThreadPool } from '#server/inference/thread-pool.ts';
import { openTestServer, type TestServer } from '#server/open-test-server.fixture.ts';
import { users } from '#server/storage/schema/people-tables.ts';

const PYTHON = fileURLToPath(new URL('../../../.cache/python/bin/python', import.meta.url));
const TEXTS = ['A wonderful film, warm and funny.', 'I want my money back.', 'It is a film.'];
const ARTICLE = Array.from(
	{ length: 12 },
	(_, at) => `Sentence ${at} tells of the ${['harbour', 'council', 'storm'][at % 3]} and its costs.`
).join(' ');

let server: TestServer;
let listening: ServerType;
let url = '';
let key = '';

beforeAll(async () => {
	const pool = new ThreadPool({ threads: 1, runtimeThreads: 1, modelFolder: SHIPPED_MODELS });
	server = await openTestServer({ LIMIT_USER: '10000' }, undefined, undefined, pool);
	await server.deps.storage.db.insert(users).values({
		id: 'ada',
		name: 'Ada',
		username: 'ada',
		displayUsername: 'ada',
		email: 'ada@no-mail.invalid'
	});
	const made = await server.deps.keys.generateKey('ada', {
		name: 'clients',
		scopes: ['sentiment', 'summary', 'fake-news', 'job-match']
	});
	if (!made.ok) throw new Error(made.error.kind);
	key = made.value.secret;
	const address = await new Promise<AddressInfo>((resolve) => {
		listening = serve({ fetch: server.app.fetch, port: 0, hostname: '127.0.0.1' }, resolve);
	});
	url = `http://127.0.0.1:${address.port}`;
}, 60_000);
afterAll(async () => {
	listening.close();
	await server.close();
});

async function post(path: string, body: unknown) {
	const headers = { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' };
	const answer = await fetch(url + path, { method: 'POST', headers, body: JSON.stringify(body) });
	return (await answer.json()) as { results: { result: unknown }[] };
}

describe("the API's results are those of the product", () => {
	it('for sentiment, alone and among others, with and without explanation', async () => {
		const model = calibrated(
			await loadClassifier('sentiment', { threads: 1 }),
			readManifest('sentiment')
		);
		const expected = await Promise.all(TEXTS.map((text) => analyzeSentiment({ text }, model)));
		const short = await post('/api/v1/sentiment', { inputs: TEXTS });
		const whole = await post('/api/v1/sentiment', { inputs: TEXTS, options: { explain: true } });
		expect(whole.results.map(({ result }) => result)).toEqual(expected);
		expect(short.results.map(({ result }) => result)).toEqual(
			expected.map(({ label, probability, positive, isDivided }) => ({
				label,
				probability,
				positive,
				isDivided
			}))
		);
	});

	it('for summaries and job matches', async () => {
		const embedder = await loadEmbedder('minilm', { threads: 1 });
		const input = { text: ARTICLE, length: 'short', form: 'paragraph' } as const;
		const { results } = await post('/api/v1/summarize', {
			inputs: ARTICLE,
			options: { length: 'short' }
		});
		expect(results[0]?.result).toEqual(await summarize(input, { embedder }));
		const tight = await post('/api/v1/summarize', {
			inputs: ARTICLE,
			options: { length: 'short', tighten: true }
		});
		expect(tight.results[0]?.result).toEqual(
			await summarize({ ...input, tighten: true }, { embedder })
		);
		const resume = `Experience\nWeb developer, 2019 to 2024\n${'Built shops in TypeScript and React. '.repeat(8)}`;
		const job = `Front-end developer\nRequirements\n${'You know TypeScript and React well. '.repeat(8)}`;
		const match = await matchJob(
			{
				resumes: [{ id: 'resume', text: resume }],
				jobs: [{ id: 'job', text: job }],
				options: { today: '2026-01-01' }
			},
			{ embedder }
		);
		const answer = await post('/api/v1/job-match', {
			inputs: { resume, job },
			options: { today: '2026-01-01' }
		});
		expect(match.ok && answer.results[0]?.result).toEqual(match.ok && match.value);
	});
});

it('speaks to the client of Hugging Face', async () => {
	const client = new InferenceClient(key);
	const at = (name: string) => ({
		endpointUrl: `${url}/models/textai/${name}`,
		model: `textai/${name}`
	});
	const [text = ''] = TEXTS;
	const labels = await client.textClassification({ ...at('sentiment'), inputs: text });
	expect(labels[0]).toMatchObject({ label: 'POSITIVE' });
	const news = await client.textClassification({ ...at('fake-news'), inputs: text });
	expect(news.map(({ label }) => label).toSorted()).toEqual(['RELIABLE', 'UNRELIABLE']);
	const summary = await client.summarization({ ...at('summary'), inputs: ARTICLE });
	expect(summary.summary_text).toContain('Sentence');
	const inputs = { source_sentence: 'a cat', sentences: ['a kitten', 'a tax form'] };
	const [near = 0, far = 1] = await client.sentenceSimilarity({ ...at('minilm'), inputs });
	expect(near).toBeGreaterThan(far);
	const vector = await client.featureExtraction({ ...at('minilm'), inputs: 'a cat' });
	expect(vector).toHaveLength(384);
	const bad = new InferenceClient('sk_wrong');
	await expect(bad.textClassification({ ...at('sentiment'), inputs: text })).rejects.toThrow();
});

it('speaks to the client of OpenAI', async () => {
	const client = new OpenAI({ apiKey: key, baseURL: `${url}/v1`, maxRetries: 0 });
	const model = 'textai/minilm';
	const input = ['a cat', 'a kitten', 'a tax form'];
	const packed = await client.embeddings.create({ model, input });
	const plain = await client.embeddings.create({ model, input, encoding_format: 'float' });
	expect(packed.usage.prompt_tokens).toBeGreaterThan(5);
	const [cat, kitten, form] = packed.data.map(({ embedding }) => Float32Array.from(embedding));
	if (!cat || !kitten || !form) throw new Error('three in, three out');
	expect([...cat]).toEqual(plain.data[0]?.embedding);
	expect(dot(cat, kitten)).toBeGreaterThan(dot(cat, form));
	expect((await client.models.list()).data.map(({ id }) => id)).toEqual([model]);
	expect((await client.models.retrieve(model)).id).toBe(model);
	await expect(client.embeddings.create({ model: 'gpt', input })).rejects.toThrow(
		OpenAI.NotFoundError
	);
	const nobody = new OpenAI({ apiKey: 'sk_no', baseURL: `${url}/v1`, maxRetries: 0 });
	await expect(nobody.models.list()).rejects.toThrow(OpenAI.AuthenticationError);
});

const SCRIPT = `
import os
from huggingface_hub import InferenceClient
url, key = os.environ["URL"], os.environ["KEY"]
at = lambda name: InferenceClient(model=f"{url}/models/textai/{name}", token=key)
print(at("sentiment").text_classification("A wonderful film.")[0].label)
print(len(at("summary").summarization(os.environ["ARTICLE"]).summary_text) > 0)
near, far = at("minilm").sentence_similarity("a cat", other_sentences=["a kitten", "a tax form"])
print(near > far)
print(at("minilm").feature_extraction("a cat").shape)
`;

it('speaks to the Python client of Hugging Face', async ({ skip }) => {
	if (!existsSync(PYTHON)) {
		console.log('Skipped: .cache/python has no huggingface_hub. docs/api.md tells how to get it.');
		skip();
	}
	const env = { ...process.env, URL: url, KEY: key, ARTICLE, HF_HUB_OFFLINE: '0' };
	const child = spawn(PYTHON, ['-c', SCRIPT], { env, stdio: ['ignore', 'pipe', 'inherit'] });
	let out = '';
	child.stdout.setEncoding('utf8').on('data', (part: string) => (out += part));
	await new Promise((resolve) => child.on('close', resolve));
	expect(out.trim().split('\n')).toEqual(['POSITIVE', 'True', 'True', '(384,)']);
}, 60_000);
