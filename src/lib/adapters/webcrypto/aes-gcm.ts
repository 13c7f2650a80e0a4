import { boundTo, NONCE_BYTES, openEnvelope, packEnvelope } from '#lib/domain/sealing/envelope.ts';
import type { UnsealError } from '#lib/domain/sealing/envelope.ts';
import { err, ok, type Result } from '#lib/domain/result.ts';

type Bytes = Uint8Array<ArrayBuffer>;

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export function gcm(nonce: Bytes, binding: string): AesGcmParams {
	return { name: 'AES-GCM', iv: nonce, additionalData: encoder.encode(binding) };
}

export function newNonce(): Bytes {
	return crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
}

/** @param binding as `boundTo` writes it */
export async function encryptText(key: CryptoKey, text: string, binding: string): Promise<Bytes> {
	const nonce = newNonce();
	const cipherText = await crypto.subtle.encrypt(gcm(nonce, binding), key, encoder.encode(text));
	return packEnvelope({ nonce, cipherText: new Uint8Array(cipherText) });
}

export async function decryptText(
	key: CryptoKey,
	sealed: Bytes,
	binding: string
): Promise<Result<string, UnsealError>> {
	const envelope = openEnvelope(sealed);
	if (!envelope.ok) return envelope;
	const { nonce, cipherText } = envelope.value;
	try {
		return ok(decoder.decode(await crypto.subtle.decrypt(gcm(nonce, binding), key, cipherText)));
	} catch {
		return err({ kind: 'cannot-unseal' });
	}
}

/** Binding of a user's text. */
export function contentBinding(userId: string, record: string, field: string): string {
	return boundTo('content', userId, record, field);
}
