import { err, ok, type Result } from '#lib/domain/result.ts';

/** Where a sealed text belongs: it opens nowhere else. */
export interface SealPlace {
	/** Id of the record. */
	readonly record: string;
	/** Name of the field, such as `content`. */
	readonly field: string;
}

export type UnsealError =
	/** Sealed by a newer version of this program, or not sealed at all. */
	| { readonly kind: 'unknown-envelope' }
	/** Changed, moved, cut off, or sealed under another key. */
	| { readonly kind: 'cannot-unseal' };

const VERSION = 1;
/** Bytes of an AES-GCM nonce (NIST SP 800-38D, 5.2.1.1) and of its tag. */
export const NONCE_BYTES = 12;
const TAG_BYTES = 16;

export interface Envelope {
	readonly nonce: Uint8Array<ArrayBuffer>;
	/** Cipher text with the tag at its end. */
	readonly cipherText: Uint8Array<ArrayBuffer>;
}

/** One byte of version, the nonce, the cipher text and its tag. */
export function packEnvelope({ nonce, cipherText }: Envelope): Uint8Array<ArrayBuffer> {
	const bytes = new Uint8Array(1 + NONCE_BYTES + cipherText.length);
	bytes[0] = VERSION;
	bytes.set(nonce, 1);
	bytes.set(cipherText, 1 + NONCE_BYTES);
	return bytes;
}

export function openEnvelope(bytes: Uint8Array<ArrayBuffer>): Result<Envelope, UnsealError> {
	if (bytes[0] !== VERSION) return err({ kind: 'unknown-envelope' });
	if (bytes.length < 1 + NONCE_BYTES + TAG_BYTES) return err({ kind: 'cannot-unseal' });
	return ok({
		nonce: bytes.slice(1, 1 + NONCE_BYTES),
		cipherText: bytes.slice(1 + NONCE_BYTES)
	});
}

/**
 * What the tag vouches for besides the text (AES-GCM's additional data). A JSON list, so that no two
 * different lists of parts read alike.
 */
export function boundTo(
	use: 'content' | 'data-key' | 'backup',
	...parts: readonly string[]
): string {
	return JSON.stringify(['textai', VERSION, use, ...parts]);
}
