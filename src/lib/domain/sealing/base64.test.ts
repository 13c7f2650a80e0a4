import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromBase64, toBase64 } from './base64.ts';

describe('Base64', () => {
	it('is what every other program writes, and reads back', () => {
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
				const text = toBase64(bytes);
				expect(text).toBe(Buffer.from(bytes).toString('base64'));
				expect(fromBase64(text)).toEqual(new Uint8Array(bytes));
			})
		);
	});

	it('joins its pieces', () => {
		const bytes = Uint8Array.from({ length: 40_000 }, (_, at) => at * 7);
		expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
	});

	it.each(['A', 'AAA', 'AA=A', '====', 'AB==', 'AAB=', 'A\u0100==', 'AA A', '__==', '='])(
		'refuses %j',
		(text) => {
			expect(fromBase64(text)).toBeUndefined();
		}
	);
});
