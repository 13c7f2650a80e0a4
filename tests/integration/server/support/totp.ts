import { createHmac } from 'node:crypto';

/** What an authenticator app shows now: six digits of RFC 6238 at the machine's time. @param secret in Base32 */
export function totp(secret: string): string {
	const bits = Array.from(secret, (letter) => letter).map((letter) =>
		'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0')
	);
	const bytes = Array.from(bits.join('').matchAll(/.{8}/g), ([byte]) => Number.parseInt(byte, 2));
	const counter = Buffer.alloc(8);
	counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
	const hash = createHmac('sha1', Buffer.from(bytes)).update(counter).digest();
	const at = hash.readUInt8(hash.length - 1) & 15;
	return String((hash.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

/** The secret in what a server hands to the app: `otpauth://…`. */
export function secretOfUri(uri: string): string {
	return new URL(uri).searchParams.get('secret') ?? '';
}
