import { createWriteStream } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { err, ok, type Result } from '#lib/domain/result.ts';
import {
	newestFirst,
	readName,
	type BackupPlace,
	type PlaceError,
	type StoredBackup
} from './backup-place.ts';
import type { S3Client } from './s3-client.ts';

/** The smallest part that storages take is 5 MiB, and there may be 10,000: files of up to 160 GB. */
const PART_BYTES = 16 * 1024 * 1024;

/** A bucket. A large file goes up in parts; it is there when all of them are. */
export class S3Place implements BackupPlace {
	readonly description: string;
	readonly kind = 'bucket';

	constructor(
		private readonly client: S3Client,
		private readonly prefix: string,
		description: string,
		private readonly partBytes = PART_BYTES
	) {
		this.description = description;
	}

	async list(): Promise<Result<readonly StoredBackup[], PlaceError>> {
		const found: StoredBackup[] = [];
		let token = '';
		do {
			const query = {
				'list-type': '2',
				prefix: `${this.prefix}textai-`,
				...(token === '' ? {} : { 'continuation-token': token })
			};
			const answer = await this.client.ask({ method: 'GET', key: '', query });
			if (!answer.ok) return answer;
			const result = answer.value.child('ListBucketResult');
			for (const item of result?.all('Contents') ?? []) {
				const name = item.text('Key').slice(this.prefix.length);
				const read = readName(name);
				if (read) found.push({ name, ...read, bytes: Number(item.text('Size')) });
			}
			token = result?.text('NextContinuationToken') ?? '';
		} while (token !== '');
		return ok(newestFirst(found));
	}

	async put(name: string, file: string): Promise<Result<void, PlaceError>> {
		const handle = await open(file);
		try {
			const { size } = await handle.stat();
			const key = this.prefix + name;
			if (size > this.partBytes) return await this.#putInParts(key, handle, size);
			const body = await readPart(handle, 0, size);
			const stored = await this.client.send({ method: 'PUT', key, body });
			return stored.ok ? ok(undefined) : stored;
		} finally {
			await handle.close();
		}
	}

	async fetch(name: string, file: string): Promise<Result<void, PlaceError>> {
		const response = await this.client.send({ method: 'GET', key: this.prefix + name });
		if (!response.ok) return response;
		if (!response.value.body) return err({ kind: 'place-unavailable', detail: 'an empty answer' });
		try {
			const body = Readable.from(response.value.body);
			await pipeline(body, createWriteStream(file, { flags: 'wx', mode: 0o600 }));
			return ok(undefined);
		} catch (error) {
			const detail = error instanceof Error ? error.message : 'unknown';
			return err({ kind: 'place-unavailable', detail });
		}
	}

	async head(name: string, bytes: number): Promise<Result<Buffer, PlaceError>> {
		const key = this.prefix + name;
		const response = await this.client.send({ method: 'GET', key, range: `bytes=0-${bytes - 1}` });
		if (!response.ok) return response;
		const parts: Uint8Array[] = [];
		let length = 0;
		try {
			// A storage that knows no ranges sends all of it: the rest is not waited for.
			for await (const part of response.value.body ?? []) {
				parts.push(part);
				length += part.length;
				if (length >= bytes) break;
			}
			return ok(Buffer.concat(parts).subarray(0, bytes));
		} catch (error) {
			const detail = error instanceof Error ? error.message : 'unknown';
			return err({ kind: 'place-unavailable', detail });
		}
	}

	async remove(name: string): Promise<Result<void, PlaceError>> {
		const removed = await this.client.send({ method: 'DELETE', key: this.prefix + name });
		return removed.ok ? ok(undefined) : removed;
	}

	async #putInParts(
		key: string,
		handle: FileHandle,
		size: number
	): Promise<Result<void, PlaceError>> {
		const begun = await this.client.ask({ method: 'POST', key, query: { uploads: '' } });
		if (!begun.ok) return begun;
		const uploadId = begun.value.child('InitiateMultipartUploadResult')?.text('UploadId') ?? '';
		const sent = await this.#sendParts(key, uploadId, handle, size);
		if (sent.ok) return sent;
		// Parts that belong to nothing are paid for.
		await this.client.send({ method: 'DELETE', key, query: { uploadId } });
		return sent;
	}

	async #sendParts(
		key: string,
		uploadId: string,
		handle: FileHandle,
		size: number
	): Promise<Result<void, PlaceError>> {
		let parts = '';
		for (let number = 1, at = 0; at < size; number += 1, at += this.partBytes) {
			const body = await readPart(handle, at, Math.min(this.partBytes, size - at));
			const query = { partNumber: String(number), uploadId };
			const sent = await this.client.send({ method: 'PUT', key, query, body });
			if (!sent.ok) return sent;
			const tag = (sent.value.headers.get('etag') ?? '').replaceAll('"', '');
			parts += `<Part><PartNumber>${number}</PartNumber><ETag>"${tag}"</ETag></Part>`;
		}
		const body = `<CompleteMultipartUpload>${parts}</CompleteMultipartUpload>`;
		const done = await this.client.ask({ method: 'POST', key, query: { uploadId }, body });
		return done.ok ? ok(undefined) : done;
	}
}

async function readPart(handle: FileHandle, at: number, length: number) {
	const body = new Uint8Array(length);
	let done = 0;
	while (done < length) {
		const { bytesRead } = await handle.read(body, done, length - done, at + done);
		if (bytesRead === 0) throw new Error('The file became shorter.');
		done += bytesRead;
	}
	return body;
}
