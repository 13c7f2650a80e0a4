import { z } from 'zod';
import { err, ok, type Result } from '#lib/domain/result.ts';

/**
 * `canary.json` beside a model: what it must answer to fixed texts. A graphics processor whose driver
 * computes something else is not used. Written by `npx tsx scripts/canary/main.ts` on onnxruntime-node.
 */
export const canarySchema = z.object({
	schema: z.literal(1),
	texts: z.array(z.string()).min(1),
	/** Logits, a unit vector, or the first tokens for each text, computed in 32-bit floats. */
	expected: z.array(z.array(z.number()).min(1)).min(1),
	/** Largest difference that a number may have. Rounding of floats stays far below it. */
	tolerance: z.number().positive()
});

/**
 * Floats on another device round otherwise: by 0.0000006 in embeddings where this was tried. A wrong kernel is
 * off by far more. Logits reach about 4, components of a unit vector about 0.2. Tokens are the same or not.
 */
export const CANARY_TOLERANCE = {
	'text-classification': 0.01,
	'feature-extraction': 0.001,
	summarization: 0.5
} as const;

export type Canary = z.infer<typeof canarySchema>;

export interface CanaryFailure {
	readonly kind: 'canary-failed';
	/** Infinity where an answer is missing or no number. */
	readonly largestDifference: number;
}

/** Compares the device's answers to the canary's texts with those expected, number by number. */
export function checkCanary(
	{ expected, tolerance }: Canary,
	answers: readonly ArrayLike<number>[]
): Result<number, CanaryFailure> {
	const differences = expected.flatMap((numbers, row) =>
		numbers.map((number, column) => Math.abs(number - (answers[row]?.[column] ?? NaN)))
	);
	const hasShape = expected.every((numbers, row) => numbers.length === answers[row]?.length);
	const largest = hasShape ? Math.max(...differences.map(orInfinity)) : Infinity;
	return largest <= tolerance
		? ok(largest)
		: err({ kind: 'canary-failed', largestDifference: largest });
}

function orInfinity(value: number): number {
	return Number.isNaN(value) ? Infinity : value;
}
