import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { request, type IncomingHttpHeaders } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { brotliCompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listen } from '#scripts/listen.mjs';
import { createStaticServer } from '#scripts/serve.mjs';

const META_POLICY = "default-src 'none'; script-src 'self' 'sha256-abc='";
const FILES: Record<string, string | Buffer> = {
	'index.html': page('Home'),
	'sentiment.html': page('Sentiment'),
	'guide/index.html': page('Guide'),
	'plain.html': '<h1>No policy of its own</h1>',
	'404.html': page('Nothing here'),
	'theme.js': 'document.title;',
	'empty.txt': '',
	'manifest.webmanifest': '{}',
	'.source-hash': 'hidden',
	'_app/immutable/a.123.mjs': 'export {};',
	'_app/immutable/ort.wasm': Buffer.from([0, 97, 115, 109]),
	'_app/version.json': '{"version":"1"}',
	'models/tiny/onnx/model.onnx': Buffer.from('0123456789')
};
const SCRIPT = 'console.log("compressed");'.repeat(100);

let folder: string;
let sites: Record<'full' | 'based' | 'bare', Awaited<ReturnType<typeof listen>>>;

beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'textai-serve-'));
	const root = join(folder, 'build');
	write('secret.txt', 'outside the root');
	for (const [name, content] of Object.entries(FILES)) write(join('build', name), content);
	write('build/_app/immutable/big.js', SCRIPT);
	write('build/_app/immutable/big.js.br', brotliCompressSync(SCRIPT));
	write('build/_app/immutable/big.js.gz', gzipSync(SCRIPT));
	// Links need rights on Windows.
	if (process.platform !== 'win32') symlinkSync(join(folder, 'secret.txt'), join(root, 'link.txt'));
	const at = (options: Omit<Parameters<typeof createStaticServer>[0], 'root'>) =>
		listen(() => createStaticServer({ root, ...options }), { port: 0, hosts: ['127.0.0.1'] });
	sites = {
		full: await at({}),
		based: await at({ base: '/textai' }),
		bare: await at({ headers: false })
	};
});

afterAll(() => {
	for (const site of Object.values(sites)) site.close();
	rmSync(folder, { recursive: true, force: true });
});

describe('addresses', () => {
	it.each([
		['/', 200, 'Home'],
		['/sentiment', 200, 'Sentiment'],
		['/sentiment?x=1', 200, 'Sentiment'],
		['/sentiment.html', 200, 'Sentiment'],
		['/guide/', 200, 'Guide'],
		['/nowhere', 404, 'Nothing here'],
		['/guide/nowhere', 404, 'Nothing here']
	])('%s answers %i with a page', async (path, status, title) => {
		const answer = await get(path);
		expect({ status: answer.status, type: answer.headers['content-type'] }).toEqual({
			status,
			type: 'text/html; charset=utf-8'
		});
		expect(answer.text).toContain(title);
	});

	it.each(['/models/none/onnx/model.onnx', '/models/', '/_app/immutable/old.js', '/_app'])(
		'%s is missing in plain text, never a page',
		async (path) => {
			const { status, headers, text } = await get(path);
			expect({ status, type: headers['content-type'], text }).toEqual({
				status: 404,
				type: 'text/plain; charset=utf-8',
				text: 'Not found.'
			});
			expect(headers['cache-control']).toBe('no-cache');
		}
	);

	it.each([
		['/guide?a=b', '/guide/?a=b'],
		['/sentiment/?a=b', '/sentiment?a=b']
	])('%s moves to the one form of its page', async (path, to) => {
		const { status, headers } = await get(path);
		expect({ status, to: headers.location }).toEqual({ status: 308, to });
	});

	it.each([
		'/../secret.txt',
		'/%2e%2e/secret.txt',
		'/..%2fsecret.txt',
		'/..%5csecret.txt',
		'/models/../../secret.txt',
		'//secret.txt',
		'/link.txt',
		'/.source-hash',
		'/SENTIMENT',
		'/sentiment.html::$DATA'
	])('%s reaches no file', async (path) => {
		const { status, text } = await get(path);
		expect(status).toBe(404);
		expect(text).not.toMatch(/outside|hidden|Sentiment/);
	});

	it.each(['/%', '/%zz', '/%c3%28', '/a%00b', '*', 'http://elsewhere/'])(
		'%s is malformed',
		async (path) => {
			expect((await get(path)).status).toBe(400);
		}
	);

	it('answers only below its base', async () => {
		const answers = await Promise.all(
			['/textai/sentiment', '/textai/', '/textai?q', '/sentiment', '/textaix/'].map((path) =>
				get(path, {}, 'based')
			)
		);
		expect(answers.map(({ status }) => status)).toEqual([200, 200, 308, 404, 404]);
		expect(answers[2]?.headers.location).toBe('/textai/?q');
	});
});

describe('methods', () => {
	it('answers HEAD like GET without the content', async () => {
		const [head, whole] = [await get('/sentiment', { method: 'HEAD' }), await get('/sentiment')];
		expect({ ...head.headers, date: '' }).toEqual({ ...whole.headers, date: '' });
		expect({ status: head.status, text: head.text }).toEqual({ status: 200, text: '' });
	});

	it.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'])('refuses %s', async (method) => {
		const { status, headers } = await get('/', { method });
		expect({ status, allow: headers.allow }).toEqual({ status: 405, allow: 'GET, HEAD' });
	});

	it('survives huge headers and clients that hang up', async () => {
		const huge = await get('/', { headers: { 'X-Huge': 'x'.repeat(100_000) } }).catch(() => ({
			status: 431
		}));
		expect(huge.status).toBe(431);
		await new Promise<void>((done) => {
			const { hostname, port } = new URL(sites.full.url);
			const socket = connect(Number(port), hostname, () => {
				socket.write('GET /models/tiny/onnx/model.onnx HTTP/1.1\r\nHost: x\r\n\r\n');
				socket.once('data', () => socket.destroy());
			});
			socket.once('close', () => {
				done();
			});
		});
		expect((await get('/')).status).toBe(200);
	});
});

describe('headers', () => {
	it.each(['/', '/nowhere', '/theme.js', '/models/none', '/%', '/guide'])(
		'isolates and protects %s',
		async (path) => {
			const { headers } = await get(path);
			expect(headers).toMatchObject({
				'cross-origin-opener-policy': 'same-origin',
				'cross-origin-embedder-policy': 'require-corp',
				'cross-origin-resource-policy': 'same-origin',
				'x-content-type-options': 'nosniff',
				'referrer-policy': 'no-referrer',
				'permissions-policy': 'camera=(), microphone=(), geolocation=(), browsing-topics=()'
			});
			expect(headers['content-security-policy']).toContain("default-src 'none'");
			expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
			expect(headers['content-security-policy']).not.toContain("'unsafe-eval'");
		}
	);

	it('sends the policy of the page itself, also after the page was built anew', async () => {
		const policyOf = async (path: string) => (await get(path)).headers['content-security-policy'];
		expect(await policyOf('/sentiment')).toBe(`${META_POLICY}; frame-ancestors 'none'`);
		expect(await policyOf('/nowhere')).toBe(`${META_POLICY}; frame-ancestors 'none'`);
		expect(await policyOf('/plain')).not.toContain('sha256');
		write('build/again.html', page('First'));
		expect(await policyOf('/again')).toContain('sha256-abc=');
		rmSync(join(folder, 'build/again.html'));
		write('build/again.html', page('Second').replace('abc', 'other'));
		expect(await policyOf('/again')).toContain('sha256-other=');
	});

	it('lets a worker script load WASM and models from here, and nothing else', async () => {
		const policy = (await get('/_app/immutable/a.123.mjs')).headers['content-security-policy'];
		expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval';");
		expect(policy).toContain("connect-src 'self';");
	});

	it.each([
		['/_app/immutable/ort.wasm', 'application/wasm', 'public, max-age=31536000, immutable'],
		[
			'/_app/immutable/a.123.mjs',
			'text/javascript; charset=utf-8',
			'public, max-age=31536000, immutable'
		],
		['/_app/version.json', 'application/json; charset=utf-8', 'no-cache'],
		['/manifest.webmanifest', 'application/manifest+json; charset=utf-8', 'no-cache'],
		['/models/tiny/onnx/model.onnx', 'application/octet-stream', 'no-cache'],
		['/sentiment', 'text/html; charset=utf-8', 'no-cache']
	])('%s is %s, %s', async (path, type, caching) => {
		const { headers } = await get(path);
		expect({ type: headers['content-type'], caching: headers['cache-control'] }).toEqual({
			type,
			caching
		});
	});

	it('sends no protection where a plain host is wanted', async () => {
		const { headers, status } = await get('/', {}, 'bare');
		expect(status).toBe(200);
		expect(Object.keys(headers).filter((name) => /cross-origin|policy/.test(name))).toEqual([]);
	});
});

describe('compression', () => {
	const big = '/_app/immutable/big.js';

	it.each([
		['gzip, deflate, br', 'br'],
		['gzip', 'gzip'],
		['br;q=0, gzip;q=0.5', 'gzip'],
		['identity', undefined],
		['', undefined]
	])('"%s" gets %s', async (accepted, encoding) => {
		const { headers, body } = await get(big, { headers: { 'Accept-Encoding': accepted } });
		expect({ encoding: headers['content-encoding'], vary: headers.vary }).toEqual({
			encoding,
			vary: 'Accept-Encoding'
		});
		expect(Number(headers['content-length'])).toBe(body.length);
		if (encoding === 'gzip') expect(gunzipSync(body).toString()).toBe(SCRIPT);
	});

	it('gives each encoding its own ETag and type of the file', async () => {
		const answers = await Promise.all(
			['br', 'gzip', 'identity'].map((accepted) =>
				get(big, { headers: { 'Accept-Encoding': accepted } })
			)
		);
		expect(new Set(answers.map(({ headers }) => headers.etag)).size).toBe(3);
		expect(answers.map(({ headers }) => headers['content-type'])).toEqual(
			Array(3).fill('text/javascript; charset=utf-8')
		);
	});
});

describe('conditional requests', () => {
	it('answers 304 to the ETag it gave, with the headers that isolation needs', async () => {
		const { headers } = await get('/sentiment');
		const again = await get('/sentiment', {
			headers: { 'If-None-Match': `"x", W/${headers.etag ?? ''}` }
		});
		expect({ status: again.status, text: again.text, etag: again.headers.etag }).toEqual({
			status: 304,
			text: '',
			etag: headers.etag
		});
		expect(again.headers['cross-origin-embedder-policy']).toBe('require-corp');
	});

	it('answers 304 by date only when no ETag was sent', async () => {
		const since = { 'If-Modified-Since': (await get('/')).headers['last-modified'] ?? '' };
		expect((await get('/', { headers: since })).status).toBe(304);
		expect((await get('/', { headers: { ...since, 'If-None-Match': '"x"' } })).status).toBe(200);
	});

	it('never calls a missing page unchanged', async () => {
		expect((await get('/nowhere', { headers: { 'If-None-Match': '*' } })).status).toBe(404);
	});
});

describe('ranges', () => {
	const model = '/models/tiny/onnx/model.onnx';

	it.each([
		['bytes=0-3', 206, '0123', 'bytes 0-3/10'],
		['bytes=4-', 206, '456789', 'bytes 4-9/10'],
		['bytes=-3', 206, '789', 'bytes 7-9/10'],
		['bytes=8-100', 206, '89', 'bytes 8-9/10'],
		['bytes=-100', 206, '0123456789', 'bytes 0-9/10'],
		['bytes=10-', 416, 'The file ends before this range.', 'bytes */10'],
		['bytes=-0', 416, 'The file ends before this range.', 'bytes */10'],
		['bytes=5-2', 200, '0123456789', undefined],
		['bytes=0-1,4-5', 200, '0123456789', undefined],
		['chickens=1-2', 200, '0123456789', undefined]
	])('%s answers %i', async (range, status, text, contentRange) => {
		const answer = await get(model, { headers: { Range: range } });
		expect({
			status: answer.status,
			text: answer.text,
			range: answer.headers['content-range']
		}).toEqual({
			status,
			text,
			range: contentRange
		});
		expect(Number(answer.headers['content-length'])).toBe(answer.body.length);
	});

	it('goes on only with the same version', async () => {
		const { headers } = await get(model);
		const from = async (version: string) =>
			(await get(model, { headers: { Range: 'bytes=4-', 'If-Range': version } })).status;
		expect(await from(headers.etag ?? '')).toBe(206);
		expect(await from(headers['last-modified'] ?? '')).toBe(206);
		expect(await from('"older"')).toBe(200);
	});

	it('counts in bytes of the plain file, not of a compressed one', async () => {
		const { status, headers, text } = await get('/_app/immutable/big.js', {
			headers: { Range: 'bytes=0-6', 'Accept-Encoding': 'br' }
		});
		expect({ status, encoding: headers['content-encoding'], text }).toEqual({
			status: 206,
			encoding: undefined,
			text: 'console'
		});
	});

	it('sends an empty file', async () => {
		const { status, headers, text } = await get('/empty.txt');
		expect({ status, length: headers['content-length'], text }).toEqual({
			status: 200,
			length: '0',
			text: ''
		});
	});
});

function page(title: string): string {
	const content = META_POLICY.replaceAll("'", '&#39;');
	return `<html><head><meta http-equiv="content-security-policy" content="${content}"></head><h1>${title}</h1></html>`;
}

function write(name: string, content: string | Buffer): void {
	const file = join(folder, name);
	mkdirSync(dirname(file), { recursive: true });
	writeFileSync(file, content);
}

interface Answer {
	status: number;
	headers: IncomingHttpHeaders;
	body: Buffer;
	text: string;
}

/** Node's own client sends the path as it stands; `fetch` would tidy `..` away. */
function get(
	path: string,
	options: { method?: string; headers?: Record<string, string> } = {},
	site: keyof typeof sites = 'full'
): Promise<Answer> {
	const { hostname, port } = new URL(sites[site].url);
	return new Promise((done, fail) => {
		const sent = request({ hostname, port, path, ...options }, (response) => {
			const chunks: Buffer[] = [];
			response.on('data', (chunk: Buffer) => chunks.push(chunk));
			response.on('error', fail);
			response.on('end', () => {
				const body = Buffer.concat(chunks);
				const { statusCode: status = 0, headers } = response;
				done({ status, headers, body, text: body.toString() });
			});
		});
		sent.on('error', fail);
		sent.end();
	});
}
