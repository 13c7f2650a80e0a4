import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const CIPHER = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Seals what a batch holds, so that a copy of the database without the server's secret shows no text.
 * AES-256-GCM; the place that a block belongs to is authenticated, so blocks cannot be swapped.
 */
export class BlockSealer {
	#key: Buffer | undefined;

	/** @param secret is asked for when the first batch comes */
	constructor(private readonly secret: () => Buffer) {}

	seal(place: string, value: unknown): Uint8Array {
		const iv = randomBytes(IV_BYTES);
		const cipher = createCipheriv(CIPHER, this.#deriveKey(), iv).setAAD(Buffer.from(place));
		const body = [cipher.update(JSON.stringify(value), 'utf8'), cipher.final()];
		return new Uint8Array(Buffer.concat([iv, ...body, cipher.getAuthTag()]));
	}

	/** Throws where the bytes were changed, stand elsewhere or were sealed under another secret. */
	open(place: string, sealed: Uint8Array): unknown {
		const bytes = Buffer.from(sealed);
		const tag = bytes.subarray(bytes.length - TAG_BYTES);
		const body = bytes.subarray(IV_BYTES, bytes.length - TAG_BYTES);
		const decipher = createDecipheriv(CIPHER, this.#deriveKey(), bytes.subarray(0, IV_BYTES))
			.setAAD(Buffer.from(place))
			.setAuthTag(tag);
		const text = Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
		return JSON.parse(text);
	}

	#deriveKey(): Buffer {
		this.#key ??= Buffer.from(hkdfSync('sha256', this.secret(), '', 'textai batches', 32));
		return this.#key;
	}
}

/** Where sealed bytes belong. */
export const placeOfOptions = (batchId: string) => `${batchId}/options`;
export const placeOfBlock = (batchId: string, place: number) => `${batchId}/${place}/input`;
export const placeOfOutput = (batchId: string, place: number) => `${batchId}/${place}/output`;
