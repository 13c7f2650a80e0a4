import { createHash } from 'node:crypto';
import { AwsClient } from 'aws4fetch';
import { z } from 'zod';
import { err, ok, type Result } from '#lib/domain/result.ts';
import type { PlaceError } from './backup-place.ts';
import { readXml, type XmlElement } from './read-xml.ts';

export interface S3Settings {
	readonly endpoint: string;
	readonly region: string;
	readonly bucket: string;
	readonly accessKeyId: string;
	readonly secretAccessKey: string;
}

export interface S3Request {
	readonly method: 'GET' | 'PUT' | 'POST' | 'DELETE';
	/** Of the object; empty for the bucket itself. */
	readonly key: string;
	readonly query?: Readonly<Record<string, string>>;
	readonly body?: Uint8Array<ArrayBuffer> | string;
	/** Bytes of an object that are wanted (RFC 9110, 14.2). */
	readonly range?: string;
}

const TIMEOUT_MS = 120_000;
const codeSchema = z.string().regex(/^\w{1,80}$/);

/** Signed requests by path (`endpoint/bucket/key`), which all storages of this kind understand. */
export class S3Client {
	readonly #aws: AwsClient;

	constructor(private readonly settings: S3Settings) {
		const { accessKeyId, secretAccessKey, region } = settings;
		this.#aws = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3', retries: 3 });
	}

	async send(request: S3Request): Promise<Result<Response, PlaceError>> {
		const { method, key, query = {}, body, range } = request;
		const { endpoint, bucket } = this.settings;
		const base = endpoint.replace(/\/$/, '');
		const url = new URL(`${base}/${bucket}${key === '' ? '' : `/${encodeKey(key)}`}`);
		for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
		// The storage compares: what was changed on the way is not taken.
		const digest = createHash('sha256')
			.update(body ?? '')
			.digest('hex');
		try {
			const response = await this.#aws.fetch(url.href, {
				method,
				headers: { 'x-amz-content-sha256': digest, ...(range === undefined ? {} : { range }) },
				signal: AbortSignal.timeout(TIMEOUT_MS),
				...(body === undefined ? {} : { body })
			});
			return response.ok ? ok(response) : err(await refusal(response));
		} catch (error) {
			const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
			const detail = cause instanceof Error ? cause.message : 'no answer';
			return err({ kind: 'place-unavailable', detail });
		}
	}

	/** The answer as XML. Some storages answer 200 and tell of the error in the body. */
	async ask(request: S3Request): Promise<Result<XmlElement, PlaceError>> {
		const response = await this.send(request);
		if (!response.ok) return response;
		const root = readXml(await response.value.text());
		if (root.child('Error')) return err(told(root));
		return ok(root);
	}
}

async function refusal(response: Response): Promise<PlaceError> {
	const { detail } = told(readXml(await response.text()));
	return { kind: 'place-unavailable', detail: `${response.status} ${detail}` };
}

/** The code alone: a message may name keys. */
function told(root: XmlElement): PlaceError {
	const code = codeSchema.safeParse(root.child('Error')?.text('Code'));
	return { kind: 'place-unavailable', detail: code.data ?? 'refused' };
}

function encodeKey(key: string): string {
	return key.split('/').map(encodeURIComponent).join('/');
}
