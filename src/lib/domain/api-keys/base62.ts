const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/**
 * The bytes as one big-endian number in base 62, filled with zeros at the left: the same length always.
 * @param width digits; throws a RangeError if the number needs more
 */
export function toBase62(bytes: Uint8Array, width: number): string {
	let value = 0n;
	for (const byte of bytes) value = (value << 8n) | BigInt(byte);
	let text = '';
	while (value > 0n) {
		text = DIGITS.charAt(Number(value % 62n)) + text;
		value /= 62n;
	}
	if (text.length > width) throw new RangeError(`${text.length} digits do not fit into ${width}`);
	return text.padStart(width, '0');
}
