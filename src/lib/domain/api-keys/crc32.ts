/** CRC-32 of ISO 3309 (zlib, PNG), reflected, polynomial 0xEDB88320. */
const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
	let value = byte;
	for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
	return value;
});

/** Checksum of an ASCII text as four big-endian bytes. */
export function crc32(text: string): Uint8Array {
	let value = 0xffffffff;
	for (let at = 0; at < text.length; at++) {
		value = (value >>> 8) ^ (TABLE[(value ^ text.charCodeAt(at)) & 255] ?? 0);
	}
	value ^= 0xffffffff;
	return Uint8Array.of(value >>> 24, value >>> 16, value >>> 8, value);
}
