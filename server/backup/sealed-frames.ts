import { createCipheriv, createDecipheriv, scrypt } from 'node:crypto';
import type { BackupCipher } from './backup-format.ts';

/**
 * Encrypts a stream in frames that each are authenticated, so that nothing unproven is ever handed on: AES-256-GCM under
 * a key that belongs to this file alone. A frame's nonce is its number and whether it is the last one, which makes
 * frames that are left out, doubled or swapped, and an early end, fail (the STREAM construction of Hoang et al., 2015).
 */
const FRAME_BYTES = 64 * 1024;
const LENGTH_BYTES = 4;
const TAG_BYTES = 16;
const KEY_BYTES = 32;
/** Of scrypt: OWASP's cost with 128 MB of memory. */
const BLOCK_SIZE = 8;
export const COST = 131_072;

export function deriveKey(
	passphrase: string,
	{ salt, cost }: Pick<BackupCipher, 'salt' | 'cost'>
): Promise<Buffer> {
	const options = { N: cost, r: BLOCK_SIZE, p: 1, maxmem: 256 * BLOCK_SIZE * cost };
	return new Promise((done, fail) => {
		scrypt(
			passphrase.normalize('NFKC'),
			Buffer.from(salt, 'base64'),
			KEY_BYTES,
			options,
			(error, key) => (error ? fail(error) : done(key))
		);
	});
}

/** @param head authenticated with every frame */
export async function* sealFrames(source: AsyncIterable<Buffer>, key: Buffer, head: Buffer) {
	let number = 0;
	let waiting: Buffer = Buffer.alloc(0);
	for await (const chunk of source) {
		waiting = Buffer.concat([waiting, chunk]);
		while (waiting.length > FRAME_BYTES) {
			yield seal(waiting.subarray(0, FRAME_BYTES), number++, false);
			waiting = waiting.subarray(FRAME_BYTES);
		}
	}
	yield seal(waiting, number, true);

	function seal(plain: Buffer, at: number, isLast: boolean): Buffer {
		const cipher = createCipheriv('aes-256-gcm', key, nonce(at, isLast)).setAAD(head);
		const sealed = [cipher.update(plain), cipher.final(), cipher.getAuthTag()];
		const length = Buffer.alloc(LENGTH_BYTES);
		length.writeUInt32BE(plain.length + TAG_BYTES);
		return Buffer.concat([length, ...sealed]);
	}
}

/** The key is wrong, or a frame is not what was written. */
export class UnopenedFrame extends Error {}

/** @throws {UnopenedFrame} at the first frame that is not the right one */
export async function* openFrames(source: AsyncIterable<Buffer>, key: Buffer, head: Buffer) {
	let number = 0;
	let waiting: Buffer = Buffer.alloc(0);
	for await (const chunk of source) {
		waiting = Buffer.concat([waiting, chunk]);
		for (let size = frameSize(waiting); size < waiting.length; size = frameSize(waiting)) {
			yield open(waiting.subarray(LENGTH_BYTES, size), number++, false);
			waiting = waiting.subarray(size);
		}
	}
	if (frameSize(waiting) !== waiting.length) throw new UnopenedFrame();
	yield open(waiting.subarray(LENGTH_BYTES), number, true);

	function open(sealed: Buffer, at: number, isLast: boolean): Buffer {
		if (sealed.length < TAG_BYTES) throw new UnopenedFrame();
		const body = sealed.subarray(0, sealed.length - TAG_BYTES);
		const tag = sealed.subarray(sealed.length - TAG_BYTES);
		const decipher = createDecipheriv('aes-256-gcm', key, nonce(at, isLast)).setAAD(head);
		try {
			decipher.setAuthTag(tag);
			return Buffer.concat([decipher.update(body), decipher.final()]);
		} catch {
			throw new UnopenedFrame();
		}
	}
}

/** Of the first frame with its length; more than there is where even the length is not there yet. */
function frameSize(bytes: Buffer): number {
	if (bytes.length < LENGTH_BYTES) return Number.POSITIVE_INFINITY;
	const length = bytes.readUInt32BE();
	if (length > FRAME_BYTES + TAG_BYTES) throw new UnopenedFrame();
	return LENGTH_BYTES + length;
}

function nonce(number: number, isLast: boolean): Buffer {
	const bytes = Buffer.alloc(12);
	bytes[0] = isLast ? 1 : 0;
	bytes.writeUInt32BE(number, 8);
	return bytes;
}
