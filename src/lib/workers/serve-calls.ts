import type { InferenceError } from '#lib/domain/inference/inference-error.ts';
import type { RunProgress } from '#lib/domain/inference/progress.ts';
import {
	type CallMap,
	type CallSchemas,
	type ParamsOf,
	type Reply,
	type ResultOf,
	requestSchema
} from '#lib/protocol/rpc.ts';
import { toInferenceError } from './to-inference-error.ts';

export interface CallContext {
	readonly signal: AbortSignal;
	readonly onProgress: (progress: RunProgress) => void;
}

export type CallHandlers<C extends CallMap> = {
	readonly [M in keyof C]: (
		params: ParamsOf<C, M>,
		context: CallContext
	) => Promise<ResultOf<C, M>>;
};

/** Where messages come from and go to: a worker's global scope, or a test. */
export interface MessageEnd {
	post(message: Reply): void;
	listen(receive: (message: unknown) => void): void;
}

/**
 * Answers every call exactly once: with its result, with the error it failed with, or as aborted.
 * Progress after the last reply is swallowed.
 */
export function serveCalls<C extends CallMap>(
	end: MessageEnd,
	schemas: CallSchemas<C>,
	handlers: CallHandlers<C>
): void {
	const running = new Map<number, AbortController>();

	async function answer(id: number, method: string, params: unknown): Promise<Reply> {
		const controller = new AbortController();
		running.set(id, controller);
		try {
			if (!isMethod(schemas, method)) throw new Error('Unknown call');
			const result = await handle(schemas, handlers, method, params, {
				signal: controller.signal,
				onProgress: (progress) => {
					if (running.has(id)) end.post({ type: 'progress', id, progress });
				}
			});
			return { type: 'done', id, result };
		} catch (cause) {
			const error: InferenceError = controller.signal.aborted
				? { kind: 'aborted' }
				: toInferenceError(cause);
			return { type: 'failed', id, error };
		} finally {
			running.delete(id);
		}
	}

	end.listen((message) => {
		const request = requestSchema.parse(message);
		switch (request.type) {
			case 'call':
				void answer(request.id, request.method, request.params).then((reply) => {
					end.post(reply);
				});
				break;
			case 'abort':
				running.get(request.id)?.abort();
				break;
		}
	});
}

function isMethod<C extends CallMap>(
	schemas: CallSchemas<C>,
	method: string
): method is keyof C & string {
	return Object.hasOwn(schemas, method);
}

function handle<C extends CallMap, M extends keyof C>(
	schemas: CallSchemas<C>,
	handlers: CallHandlers<C>,
	method: M,
	params: unknown,
	context: CallContext
): Promise<ResultOf<C, M>> {
	return handlers[method](schemas[method].params.parse(params), context);
}
