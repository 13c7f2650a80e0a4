import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crc32OfText } from '#lib/domain/crc32.ts';
import { toBase62 } from './base62.ts';
import { isKeyShaped, newKey, visiblePart } from './key-format.ts';

describe('key format', () => {
	it('knows every key it makes', () => {
		fc.assert(
			fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (secret) => {
				const key = newKey({ bytes: () => new Uint8Array(secret) });
				expect(key).toHaveLength(52);
				expect(isKeyShaped(key)).toBe(true);
				expect(visiblePart(key)).toBe(key.slice(0, 8));
			})
		);
	});

	it('has room for the smallest and the greatest number', () => {
		expect(newKey({ bytes: (count) => new Uint8Array(count) }).slice(3, 46)).toBe('0'.repeat(43));
		expect(isKeyShaped(newKey({ bytes: (count) => new Uint8Array(count).fill(255) }))).toBe(true);
	});

	it('counts in base 62', () => {
		expect(toBase62(Uint8Array.of(61), 2)).toBe('0z');
		expect(toBase62(Uint8Array.of(1, 0), 3)).toBe('048');
		expect(() => toBase62(Uint8Array.of(255), 1)).toThrow(RangeError);
	});

	it('has the check value of CRC-32', () => {
		expect([...crc32OfText('123456789')]).toEqual([0xcb, 0xf4, 0x39, 0x26]);
	});
});
