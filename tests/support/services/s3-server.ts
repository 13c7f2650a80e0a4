import { createHash, createHmac, randomUUID, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

const REGION = 'eu-test-1';
const PAGE = 2;

/**
 * A small storage of the kind of Amazon S3, in memory, for tests: objects by path, pages of lists, uploads in parts. It
 * checks every signature (AWS Signature Version 4) and the digest of every body by its own arithmetic.
 */
export class S3Server {
	readonly objects = new Map<string, Buffer>();
	/** Answers that many next requests with 503. */
	failures = 0;
	requests = 0;
	readonly #uploads = new Map<string, Map<number, Buffer>>();
	readonly #server = createServer((request, response) => void this.#answer(request, response));

	constructor(
		readonly bucket: string,
		readonly accessKeyId: string,
		readonly secretAccessKey: string
	) {}

	get openUploads(): number {
		return this.#uploads.size;
	}

	async start() {
		this.#server.listen(0, '127.0.0.1');
		await once(this.#server, 'listening');
		const { port } = this.#server.address() as AddressInfo;
		return {
			endpoint: `http://127.0.0.1:${port}`,
			region: REGION,
			bucket: this.bucket,
			accessKeyId: this.accessKeyId,
			secretAccessKey: this.secretAccessKey
		};
	}

	async end(): Promise<void> {
		this.#server.closeAllConnections();
		await once(this.#server.close(), 'close');
	}

	async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
		this.requests += 1;
		const chunks: Buffer[] = [];
		for await (const chunk of request) chunks.push(chunk as Buffer);
		const body = Buffer.concat(chunks);
		const reply = (status: number, text: string | Buffer = '', headers = {}) => {
			response.writeHead(status, headers).end(text);
		};
		const refuse = (status: number, code: string) =>
			reply(status, `<Error><Code>${code}</Code><Message>of a test</Message></Error>`);
		if (this.failures > 0) {
			this.failures -= 1;
			refuse(503, 'SlowDown');
			return;
		}
		const url = new URL(request.url ?? '', 'http://s3');
		const digest = createHash('sha256').update(body).digest('hex');
		if (request.headers['x-amz-content-sha256'] !== digest) {
			refuse(400, 'XAmzContentSHA256Mismatch');
			return;
		}
		if (!this.#isSigned(request, url, digest)) {
			refuse(403, 'SignatureDoesNotMatch');
			return;
		}
		const [, bucket, ...rest] = url.pathname.split('/');
		if (bucket !== this.bucket) {
			refuse(404, 'NoSuchBucket');
			return;
		}
		const key = decodeURIComponent(rest.join('/'));
		const query = url.searchParams;
		const parts = this.#uploads.get(query.get('uploadId') ?? '');
		if (request.method === 'GET' && key === '') reply(200, this.#list(query));
		else if (request.method === 'GET') {
			const found = this.objects.get(key);
			if (found) reply(200, found);
			else refuse(404, 'NoSuchKey');
		} else if (request.method === 'POST' && query.has('uploads')) {
			const id = randomUUID();
			this.#uploads.set(id, new Map());
			reply(
				200,
				`<InitiateMultipartUploadResult><UploadId>${id}</UploadId></InitiateMultipartUploadResult>`
			);
		} else if (request.method === 'PUT' && parts) {
			parts.set(Number(query.get('partNumber')), body);
			reply(200, '', { ETag: `"${digest.slice(0, 32)}"` });
		} else if (request.method === 'POST' && parts) {
			const wanted = [...body.toString().matchAll(/<PartNumber>(\d+)</g)].map(([, n]) => Number(n));
			this.objects.set(key, Buffer.concat(wanted.map((n) => parts.get(n) ?? Buffer.alloc(0))));
			this.#uploads.delete(query.get('uploadId') ?? '');
			reply(200, '<CompleteMultipartUploadResult/>');
		} else if (request.method === 'PUT') {
			this.objects.set(key, body);
			reply(200);
		} else if (request.method === 'DELETE') {
			if (query.has('uploadId')) this.#uploads.delete(query.get('uploadId') ?? '');
			else this.objects.delete(key);
			reply(204);
		} else refuse(405, 'MethodNotAllowed');
	}

	#list(query: URLSearchParams): string {
		const after = query.get('continuation-token') ?? '';
		const names = [...this.objects.keys()]
			.filter((key) => key.startsWith(query.get('prefix') ?? '') && key > after)
			.toSorted();
		const page = names.slice(0, PAGE);
		const items = page
			.map((key) => {
				const size = this.objects.get(key)?.length ?? 0;
				return `<Contents><Key>${key}</Key><Size>${size}</Size></Contents>`;
			})
			.join('');
		const more =
			names.length > PAGE ? `<NextContinuationToken>${page.at(-1)}</NextContinuationToken>` : '';
		return `<?xml version="1.0"?><ListBucketResult>${items}${more}</ListBucketResult>`;
	}

	#isSigned(request: IncomingMessage, url: URL, digest: string): boolean {
		const given = /Credential=([^,]+), SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/.exec(
			request.headers.authorization ?? ''
		);
		const [, credential = '', signed = '', signature = ''] = given ?? [];
		const [id, day = '', region = '', service = '', end = ''] = credential.split('/');
		if (id !== this.accessKeyId || region !== REGION || service !== 's3') return false;
		const time = String(request.headers['x-amz-date']);
		if (!time.startsWith(day) || !signed.split(';').includes('x-amz-content-sha256')) return false;
		const query = [...url.searchParams]
			.map(([name, value]) => `${encode(name)}=${encode(value)}`)
			.toSorted()
			.join('&');
		const headers = signed.split(';').map((name) => `${name}:${String(request.headers[name])}\n`);
		const canonical = [request.method, url.pathname, query, headers.join(''), signed, digest];
		const toSign = [
			'AWS4-HMAC-SHA256',
			time,
			[day, region, service, end].join('/'),
			createHash('sha256').update(canonical.join('\n')).digest('hex')
		].join('\n');
		let key: Buffer | string = `AWS4${this.secretAccessKey}`;
		for (const part of [day, region, service, end, toSign]) {
			key = createHmac('sha256', key).update(part).digest();
		}
		return timingSafeEqual(Buffer.from(signature.padStart(64, '0'), 'hex'), Buffer.from(key));
	}
}

function encode(text: string): string {
	return encodeURIComponent(text).replace(
		/[!'()*]/g,
		(letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`
	);
}
