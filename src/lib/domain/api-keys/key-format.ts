import { crc32OfText } from '#lib/domain/crc32.ts';
import type { RandomSource } from '#lib/ports/random-source.ts';
import { toBase62 } from './base62.ts';

const PREFIX = 'sk_';
const SECRET_BYTES = 32;
/** Digits of 2²⁵⁶ and of 2³² in base 62. */
const SECRET_DIGITS = 43;
const CHECK_DIGITS = 6;
/** Characters of a key that are kept, so that its owner knows it again. */
const VISIBLE_CHARACTERS = 8;

const SHAPE = new RegExp(`^${PREFIX}[0-9A-Za-z]{${SECRET_DIGITS + CHECK_DIGITS}}$`);

/** `sk_`, 256 random bits and their checksum, all in base 62: 52 characters. */
export function newKey(random: RandomSource): string {
	const body = PREFIX + toBase62(random.bytes(SECRET_BYTES), SECRET_DIGITS);
	return body + checkOf(body);
}

/** Whether a text can be a key at all; a mistyped or invented one is refused without asking a store. */
export function isKeyShaped(text: string): boolean {
	if (!SHAPE.test(text)) return false;
	const body = text.slice(0, -CHECK_DIGITS);
	return checkOf(body) === text.slice(-CHECK_DIGITS);
}

/** The part of a key that may be shown. */
export function visiblePart(key: string): string {
	return key.slice(0, VISIBLE_CHARACTERS);
}

function checkOf(body: string): string {
	return toBase62(crc32OfText(body), CHECK_DIGITS);
}
