import { describe, expect, it } from 'vitest';
import { columnOf, heightOf, linePath } from './chart-geometry.ts';

const range = { min: -1, max: 1 };

describe('heightOf', () => {
	it.each([
		[1, 0],
		[0, 50],
		[-1, 100],
		[7, 0],
		[-7, 100]
	])('puts %f at %f percent from the top', (value, height) => {
		expect(heightOf(value, range)).toBe(height);
	});
	it('puts everything in the middle of an empty range', () => {
		expect(heightOf(3, { min: 3, max: 3 })).toBe(50);
	});
});

describe('columnOf', () => {
	it('centres the only column', () => {
		expect(columnOf(0, 1)).toBe(50);
	});
});

describe('linePath', () => {
	it('joins the values from left to right', () => {
		expect(linePath([1, 0], range)).toBe('M25.00 0.00L75.00 50.00');
	});
	it('is empty without values', () => {
		expect(linePath([], range)).toBe('');
	});
});
