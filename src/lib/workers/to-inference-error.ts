import { z } from 'zod';
import type { InferenceError } from '#lib/domain/inference/inference-error.ts';
import { CallFailure } from './call-failure.ts';

/** What WASM, V8 and the GPU say when they run out of memory. */
const OUT_OF_MEMORY =
	/out of memory|bad_alloc|allocation failed|failed to allocate|memory access out of bounds/i;

/** Turns whatever a handler threw into an error that the page can explain. */
export function toInferenceError(cause: unknown): InferenceError {
	if (cause instanceof CallFailure) return cause.error;
	if (cause instanceof z.ZodError) {
		const message = cause.issues.map((issue) => issue.message).join(' ');
		const isTooLong = cause.issues.some(
			({ code, path }) => code === 'too_big' && path.at(-1) === 'text'
		);
		return { kind: 'invalid-input', message, ...(isTooLong ? { isTooLong } : {}) };
	}
	const message = cause instanceof Error ? cause.message : String(cause);
	if (OUT_OF_MEMORY.test(message)) return { kind: 'out-of-memory' };
	return { kind: 'internal', message };
}
