import { z } from 'zod';

/**
 * `calibration` in a classifier's manifest.json: how its raw logits become probabilities that hold,
 * and how texts are cut for it. Platt scaling (Platt 1999): p = σ(slope × raw + intercept), raw being the
 * logit of `target` less that of the other label; without intercept this is temperature scaling with
 * temperature 1 / slope (Guo et al. 2017).
 */
export const calibrationSchema = z.strictObject({
	/** The label whose probability is stated. */
	target: z.string().min(1),
	slope: z.number().positive(),
	intercept: z.number(),
	/** From this probability on the answer is given; below it for either side, it is left open. */
	threshold: z.number().gt(0.5).lt(1),
	/** Most tokens in a window, special tokens not included. */
	windowTokens: z.int().min(16).max(510),
	/** Most tokens that a window repeats from the one before. */
	overlapTokens: z.int().min(0),
	/** Data that the numbers were fitted on, in words. */
	fittedOn: z.string()
});

export type Calibration = z.infer<typeof calibrationSchema>;

/** Logistic function: the probability that belongs to a logit. */
export function sigmoid(logit: number): number {
	return 1 / (1 + Math.exp(-logit));
}

/**
 * The calibrated logit of `target` from the model's two logits.
 * Throws a RangeError where the model has no such label or not two: a manifest that does not fit its model.
 */
export function calibrate(
	logits: ArrayLike<number>,
	labels: readonly string[],
	calibration: Calibration
): number {
	const index = labels.indexOf(calibration.target);
	const target = logits[index];
	const other = logits[1 - index];
	if (labels.length !== 2 || target === undefined || other === undefined) {
		throw new RangeError(`A model of two labels, one of them ${calibration.target}, is needed`);
	}
	return calibration.slope * (target - other) + calibration.intercept;
}
