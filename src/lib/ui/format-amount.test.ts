import { describe, expect, it } from 'vitest';
import { formatAmount, formatBytes } from './format-amount.ts';

describe('formatBytes', () => {
	it.each([
		[0, '0 B'],
		[999, '999 B'],
		[1000, '1 kB'],
		[999_499, '999 kB'],
		[999_500, '1.0 MB'],
		[22_912_345, '22.9 MB'],
		[99_960_000, '100 MB'],
		[1_640_000_000, '1.6 GB']
	])('writes %i bytes as %s', (bytes, text) => {
		expect(formatBytes(bytes)).toBe(text);
	});
});

describe('formatAmount', () => {
	it('writes bytes with their own units', () => {
		expect(formatAmount(12_400_000, 22_900_000, 'bytes')).toBe('12.4 MB of 22.9 MB');
	});
	it('writes a share of a whole without its parts', () => {
		expect(formatAmount(1, 3, 'percent')).toBe('33 %');
	});
	it('writes anything else with thousands separated', () => {
		expect(formatAmount(128, 1000, 'rows')).toBe('128 of 1,000 rows');
	});
});
