import { describe, expect, it } from 'vitest';
import { meanPool } from './pooling.ts';

describe('meanPool', () => {
	it('averages real tokens only and returns unit vectors', () => {
		const hidden = Float32Array.from([3, 0, 3, 8, 99, 99, 0, 2, 99, 99, 99, 99]);
		const [first, second] = meanPool(hidden, [2, 1], 3, 2);
		expect(first?.[0]).toBeCloseTo(0.6);
		expect(first?.[1]).toBeCloseTo(0.8);
		expect([...(second ?? [])]).toEqual([0, 1]);
	});

	it('leaves a text without tokens at zero', () => {
		expect([...(meanPool(new Float32Array(2), [0], 1, 2)[0] ?? [])]).toEqual([0, 0]);
	});
});
