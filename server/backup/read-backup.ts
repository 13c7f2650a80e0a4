import { createHash, timingSafeEqual } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import type { z } from 'zod';
import { err, ok, type Result } from '#lib/domain/result.ts';
import {
	contentsSchema,
	DIGEST_BYTES,
	endSchema,
	headSchema,
	MAX_HEAD_BYTES,
	VERSION,
	type BackupContents,
	type BackupEnd,
	type BackupError,
	type BackupHead
} from './backup-format.ts';
import { deriveKey, openFrames, UnopenedFrame } from './sealed-frames.ts';

const LINE_END = 0x0a;

/** A file whose every byte is as it was written. */
export interface CheckedBackup {
	readonly head: BackupHead;
	/** What stands in it, piece by piece; throws `Unreadable`. */
	pieces(): AsyncGenerator<Piece>;
}

export type Piece =
	| { readonly kind: 'contents'; readonly contents: BackupContents }
	/** `rows` is an array in JSON, for the database to read. */
	| { readonly kind: 'rows'; readonly table: string; readonly rows: string }
	| { readonly kind: 'end'; readonly end: BackupEnd };

/** Why what a checked file holds cannot be read all the same. */
export class Unreadable extends Error {
	constructor(readonly problem: BackupError) {
		super(problem.kind);
	}
}

/** Reads the whole file once and compares it with its digest, before anybody acts on it. */
export async function checkBackup(
	file: string,
	passphrase: string | undefined
): Promise<Result<CheckedBackup, BackupError>> {
	const front = await readHead(file);
	if (!front.ok) return front;
	const { head, headBytes, bodyEnd } = front.value;
	const hash = createHash('sha256');
	for await (const chunk of createReadStream(file, { end: bodyEnd - 1 }))
		hash.update(asBuffer(chunk));
	if (!timingSafeEqual(hash.digest(), front.value.digest)) return err({ kind: 'damaged' });
	if (head.version > VERSION) {
		return err({ kind: 'newer', detail: `format ${head.version}` });
	}
	if (head.cipher && passphrase === undefined) return err({ kind: 'needs-passphrase' });
	const key =
		head.cipher && passphrase !== undefined ? await deriveKey(passphrase, head.cipher) : undefined;
	const body = () => createReadStream(file, { start: headBytes.length, end: bodyEnd - 1 });
	return ok({ head, pieces: () => readPieces(body(), key, headBytes) });
}

interface Front {
	readonly head: BackupHead;
	readonly headBytes: Buffer;
	readonly digest: Buffer;
	/** Where the digest begins. */
	readonly bodyEnd: number;
}

async function readHead(file: string): Promise<Result<Front, BackupError>> {
	const handle = await open(file);
	try {
		const { size } = await handle.stat();
		const first = await handle.read(Buffer.alloc(MAX_HEAD_BYTES), 0, MAX_HEAD_BYTES, 0);
		const lineEnd = first.buffer.subarray(0, first.bytesRead).indexOf(LINE_END);
		const headBytes = first.buffer.subarray(0, lineEnd + 1);
		const head = parse(headBytes.toString('utf8'), headSchema);
		if (!head) return err({ kind: 'not-a-backup' });
		const bodyEnd = size - DIGEST_BYTES;
		if (bodyEnd <= headBytes.length) return err({ kind: 'damaged' });
		const last = await handle.read(Buffer.alloc(DIGEST_BYTES), 0, DIGEST_BYTES, bodyEnd);
		return ok({ head, headBytes, digest: last.buffer, bodyEnd });
	} finally {
		await handle.close();
	}
}

async function* readPieces(
	body: AsyncIterable<unknown>,
	key: Buffer | undefined,
	head: Buffer
): AsyncGenerator<Piece> {
	const plain = createGunzip();
	const bytes = bytesOf(body);
	const flow = pipeline(key ? openFrames(bytes, key, head) : bytes, plain);
	// A failure of the flow is told where `plain` is read; here it must only not be unhandled.
	flow.catch(() => {});
	try {
		for await (const line of splitLines(plain)) yield readPiece(line);
	} catch (error) {
		if (error instanceof UnopenedFrame) throw new Unreadable({ kind: 'wrong-passphrase' });
		if (isOfZlib(error)) throw new Unreadable({ kind: 'damaged' });
		throw error;
	}
}

async function* bytesOf(source: AsyncIterable<unknown>) {
	for await (const chunk of source) yield asBuffer(chunk);
}

async function* splitLines(source: AsyncIterable<unknown>) {
	let waiting: Buffer[] = [];
	for await (const chunk of source) {
		let rest = asBuffer(chunk);
		for (let end = rest.indexOf(LINE_END); end >= 0; end = rest.indexOf(LINE_END)) {
			yield Buffer.concat([...waiting, rest.subarray(0, end)]).toString('utf8');
			waiting = [];
			rest = rest.subarray(end + 1);
		}
		waiting.push(rest);
	}
}

function isOfZlib(error: unknown): boolean {
	return error instanceof Error && 'code' in error && String(error.code).startsWith('Z_');
}

function readPiece(line: string): Piece {
	const tab = line.indexOf('\t');
	if (tab > 0) return { kind: 'rows', table: line.slice(0, tab), rows: line.slice(tab + 1) };
	const contents = parse(line, contentsSchema);
	if (contents) return { kind: 'contents', contents };
	const end = parse(line, endSchema);
	if (end) return { kind: 'end', end };
	throw new Unreadable({ kind: 'damaged' });
}

function parse<T>(text: string, schema: z.ZodType<T>): T | undefined {
	try {
		return schema.safeParse(JSON.parse(text)).data;
	} catch {
		return undefined;
	}
}

function asBuffer(chunk: unknown): Buffer {
	if (Buffer.isBuffer(chunk)) return chunk;
	throw new TypeError('not bytes');
}
