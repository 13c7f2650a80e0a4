/** CRC-32 of ISO 3309 (zlib, PNG, ZIP), reflected, polynomial 0xEDB88320. */
const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
	let value = byte;
	for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
	return value;
});

/** The checksum as a whole number from 0 to 2³² − 1. */
export function crc32(bytes: Uint8Array): number {
	let value = 0xffffffff;
	for (const byte of bytes) value = (value >>> 8) ^ (TABLE[(value ^ byte) & 255] ?? 0);
	return ~value >>> 0;
}

/** Checksum of an ASCII text as four big-endian bytes. */
export function crc32OfText(text: string): Uint8Array {
	const value = crc32(Uint8Array.from(text, (character) => character.charCodeAt(0)));
	return Uint8Array.of(value >>> 24, value >>> 16, value >>> 8, value);
}
