import { encode } from 'uqr';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { qrPath } from './qr-path.ts';

/** The modules that a path fills. */
function filled(path: string, size: number): boolean[][] {
	const grid = Array.from({ length: size }, () => Array.from({ length: size }, () => false));
	for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
		grid[Number(y)]?.fill(true, Number(x), Number(x) + Number(width));
	}
	return grid;
}

describe('a QR code as a path', () => {
	it('fills the dark modules and no others, with four light ones around', () => {
		fc.assert(
			fc.property(fc.string({ minLength: 1, maxLength: 200 }), (text) => {
				const { size, path } = qrPath(text);
				const { data } = encode(text, { ecc: 'M', border: 4 });
				expect(filled(path, size)).toEqual(data);
				expect(data.slice(0, 4).flat()).not.toContain(true);
			}),
			{ numRuns: 20 }
		);
	});
});
