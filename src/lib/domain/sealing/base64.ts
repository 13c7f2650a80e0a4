import { z } from 'zod';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const PADDING = '='.charCodeAt(0);
const CODES = new Uint8Array(256).fill(255);
for (let value = 0; value < 64; value++) CODES[ALPHABET.charCodeAt(value)] = value;

/** As many letters as a function takes arguments. Built letter by letter a string takes twenty bytes a letter, and is slow to read. */
const PIECE_BYTES = 3 * 4096;

/** Base64 of RFC 4648, section 4, with padding. */
export function toBase64(bytes: Uint8Array): string {
	const pieces: string[] = [];
	for (let from = 0; from < bytes.length; from += PIECE_BYTES) {
		pieces.push(encodePiece(bytes.subarray(from, from + PIECE_BYTES)));
	}
	return pieces.join('');
}

function encodePiece(bytes: Uint8Array): string {
	const letters = new Uint8Array(Math.ceil(bytes.length / 3) * 4);
	let to = 0;
	for (let at = 0; at < bytes.length; at += 3) {
		const left = bytes.length - at;
		const three = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
		letters[to++] = ALPHABET.charCodeAt(three >> 18);
		letters[to++] = ALPHABET.charCodeAt((three >> 12) & 63);
		letters[to++] = left > 1 ? ALPHABET.charCodeAt((three >> 6) & 63) : PADDING;
		letters[to++] = left > 2 ? ALPHABET.charCodeAt(three & 63) : PADDING;
	}
	return String.fromCharCode(...letters);
}

/** Nothing for what is not exactly what `toBase64` writes, spare bits included. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
	if (text.length % 4 !== 0) return undefined;
	const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
	const end = text.length - padding;
	const bytes = new Uint8Array((text.length / 4) * 3 - padding);
	let bits = 0;
	let held = 0;
	let to = 0;
	for (let at = 0; at < end; at++) {
		const code = text.charCodeAt(at);
		const value = code < 256 ? (CODES[code] ?? 255) : 255;
		if (value === 255) return undefined;
		bits = ((bits << 6) | value) & 0xffff;
		held += 6;
		if (held < 8) continue;
		held -= 8;
		bytes[to++] = (bits >> held) & 255;
	}
	const hasSpareBits = (bits & ((1 << held) - 1)) !== 0;
	return hasSpareBits ? undefined : bytes;
}

/** Text that `fromBase64` reads. */
export const base64Schema = z
	.string()
	.refine((text) => fromBase64(text) !== undefined, 'not Base64');
