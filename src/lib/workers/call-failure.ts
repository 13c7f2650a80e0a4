import type { InferenceError } from '#lib/domain/inference/inference-error.ts';

/** Thrown by a handler to answer its call with an expected error. */
export class CallFailure extends Error {
	constructor(readonly error: InferenceError) {
		super(error.kind);
	}
}
