import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Canary, checkCanary } from './canary.ts';

const canary: Canary = {
	schema: 1,
	texts: ['good', 'bad'],
	expected: [
		[1, -1],
		[-2, 2]
	],
	tolerance: 0.01
};

describe('checkCanary', () => {
	it('passes numbers within the tolerance and states the largest difference', () => {
		const answers = [Float32Array.of(1.005, -1), Float32Array.of(-2, 2)];
		const result = checkCanary(canary, answers);
		expect(result.ok && result.value).toBeCloseTo(0.005, 6);
	});

	it('fails whenever a single number is off by more', () => {
		fc.assert(
			fc.property(
				fc.nat(1),
				fc.nat(1),
				fc.double({ min: 0.011, max: 1e6, noNaN: true }),
				fc.boolean(),
				(row, column, by, isMore) => {
					const answers: number[][] = canary.expected.map((numbers) => [...numbers]);
					const numbers = answers[row];
					if (numbers) numbers[column] = (numbers[column] ?? 0) + (isMore ? by : -by);
					expect(checkCanary(canary, answers).ok).toBe(false);
				}
			)
		);
	});

	it.each([
		[
			'zeros',
			[
				[0, 0],
				[0, 0]
			]
		],
		[
			'no numbers',
			[
				[NaN, -1],
				[-2, 2]
			]
		],
		['too few texts', [[1, -1]]],
		['too few numbers', [[1], [-2, 2]]],
		[
			'too many numbers',
			[
				[1, -1, 0],
				[-2, 2]
			]
		]
	])('fails for %s', (_, answers) => {
		expect(checkCanary(canary, answers).ok).toBe(false);
	});
});
