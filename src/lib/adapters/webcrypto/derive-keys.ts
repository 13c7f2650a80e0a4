import { fromBase64 } from '#lib/domain/sealing/base64.ts';
import type { KeyDerivation } from '#lib/domain/sealing/key-derivation.ts';

type Bytes = Uint8Array<ArrayBuffer>;

const encoder = new TextEncoder();
const NO_SALT = new Uint8Array(0);

/** PBKDF2-HMAC-SHA-256 of a password, ready to be split by HKDF. */
export async function stretch(password: string, derivation: KeyDerivation): Promise<CryptoKey> {
	const salt = fromBase64(derivation.salt);
	if (!salt) throw new TypeError('the salt is not Base64');
	const secret = encoder.encode(password);
	const key = await crypto.subtle.importKey('raw', secret, 'PBKDF2', false, ['deriveBits']);
	const bits = await crypto.subtle.deriveBits(
		{ name: 'PBKDF2', hash: 'SHA-256', salt, iterations: derivation.rounds },
		key,
		256
	);
	return splittable(new Uint8Array(bits));
}

/** Secret bytes, full of entropy or stretched, as a source of HKDF-SHA-256 (RFC 5869). */
export function splittable(secret: Bytes): Promise<CryptoKey> {
	return crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveBits', 'deriveKey']);
}

export async function deriveSecret(source: CryptoKey, use: string): Promise<Bytes> {
	return new Uint8Array(await crypto.subtle.deriveBits(hkdf(use), source, 256));
}

/** An AES-256-GCM key that cannot be exported. */
export function deriveKey(
	source: CryptoKey,
	use: string,
	usages: readonly KeyUsage[]
): Promise<CryptoKey> {
	const algorithm = { name: 'AES-GCM', length: 256 };
	return crypto.subtle.deriveKey(hkdf(use), source, algorithm, false, [...usages]);
}

function hkdf(use: string): HkdfParams {
	return { name: 'HKDF', hash: 'SHA-256', salt: NO_SALT, info: encoder.encode(`textai ${use}`) };
}
