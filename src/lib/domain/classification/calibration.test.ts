import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Calibration, calibrate, calibrationSchema, sigmoid } from './calibration.ts';

const calibration: Calibration = {
	target: 'POSITIVE',
	slope: 0.5,
	intercept: 0.25,
	threshold: 0.75,
	windowTokens: 64,
	overlapTokens: 8,
	fittedOn: 'nothing'
};

describe('calibrate', () => {
	it('scales the difference of the logits, whichever stands first', () => {
		expect(calibrate([1, 3], ['NEGATIVE', 'POSITIVE'], calibration)).toBe(1.25);
		expect(calibrate([3, 1], ['POSITIVE', 'NEGATIVE'], calibration)).toBe(1.25);
	});

	it('refuses a model that has not the label', () => {
		expect(() => calibrate([1, 2], ['REAL', 'FAKE'], calibration)).toThrow(RangeError);
		expect(() => calibrate([1, 2, 3], ['POSITIVE', 'B', 'C'], calibration)).toThrow(RangeError);
	});

	it('gives the two-class softmax for a slope of one', () => {
		fc.assert(
			fc.property(fc.double({ min: -8, max: 8, noNaN: true }), (logit) => {
				const plain = { ...calibration, slope: 1, intercept: 0 };
				const softmax = Math.exp(logit) / (Math.exp(logit) + Math.exp(0.5));
				const ours = sigmoid(calibrate([0.5, logit], ['NEGATIVE', 'POSITIVE'], plain));
				expect(ours).toBeCloseTo(softmax, 10);
			})
		);
	});

	it('reads only complete calibrations', () => {
		expect(calibrationSchema.safeParse(calibration).success).toBe(true);
		expect(calibrationSchema.safeParse({ ...calibration, threshold: 0.5 }).success).toBe(false);
		expect(calibrationSchema.safeParse({ ...calibration, slope: -1 }).success).toBe(false);
	});
});
