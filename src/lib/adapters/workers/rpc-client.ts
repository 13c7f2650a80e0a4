import type { z } from 'zod';
import { err, ok, type Result } from '#lib/domain/result.ts';
import type { InferenceError } from '#lib/domain/inference/inference-error.ts';
import type { RunProgress } from '#lib/domain/inference/progress.ts';
import {
	type CallMap,
	type CallSchemas,
	type ParamsOf,
	type Request,
	replySchema,
	type ResultOf
} from '#lib/protocol/rpc.ts';
import type { WorkerPort } from './worker-port.ts';

/** How long an aborted call may take to end by itself, before its worker is ended. */
const ABORT_GRACE_MS = 200;

export interface CallOptions {
	readonly signal?: AbortSignal | undefined;
	readonly onProgress?: ((progress: RunProgress) => void) | undefined;
}

interface Waiting {
	readonly onProgress: CallOptions['onProgress'];
	settle(outcome: Result<unknown, InferenceError>): void;
}

/** Typed calls to one worker. Every call settles exactly once, whatever happens to the worker. */
export class RpcClient<C extends CallMap> {
	readonly #waiting = new Map<number, Waiting>();
	#nextId = 0;
	#death: InferenceError | undefined;

	/** @param onDeath called once when the worker died by itself or was ended for not stopping */
	constructor(
		private readonly port: WorkerPort,
		private readonly schemas: CallSchemas<C>,
		private readonly onDeath: () => void
	) {
		port.listen(
			(message) => {
				this.#receive(message);
			},
			(reason) => {
				this.#die({ kind: 'worker-crashed', message: reason });
			}
		);
	}

	get pending(): number {
		return this.#waiting.size;
	}

	call<M extends keyof C & string>(
		method: M,
		params: ParamsOf<C, M>,
		{ signal, onProgress }: CallOptions = {}
	): Promise<Result<ResultOf<C, M>, InferenceError>> {
		if (signal?.aborted) return Promise.resolve(err({ kind: 'aborted' }));
		if (this.#death) return Promise.resolve(err(this.#death));
		const id = this.#nextId++;
		return new Promise((resolve) => {
			let grace: ReturnType<typeof setTimeout> | undefined;
			const abort = () => {
				this.#post({ type: 'abort', id });
				grace = setTimeout(() => {
					this.#waiting.get(id)?.settle(err({ kind: 'aborted' }));
					this.end({ kind: 'worker-crashed', message: 'Ended to stop another run.' });
					this.onDeath();
				}, ABORT_GRACE_MS);
			};
			this.#waiting.set(id, {
				onProgress,
				settle: (outcome) => {
					this.#waiting.delete(id);
					clearTimeout(grace);
					signal?.removeEventListener('abort', abort);
					resolve(this.#parseResult(method, outcome));
				}
			});
			signal?.addEventListener('abort', abort, { once: true });
			this.#post({ type: 'call', id, method, params });
		});
	}

	/** Ends the worker; whatever still waits gets `reason`. */
	end(reason: InferenceError): void {
		if (this.#death) return;
		this.#death = reason;
		this.port.end();
		for (const waiting of [...this.#waiting.values()]) waiting.settle(err(reason));
	}

	#post(request: Request): void {
		if (!this.#death) this.port.post(request);
	}

	#die(reason: InferenceError): void {
		if (this.#death) return;
		this.end(reason);
		this.onDeath();
	}

	#receive(message: unknown): void {
		const parsed = replySchema.safeParse(message);
		if (!parsed.success) {
			this.#die({ kind: 'worker-crashed', message: 'The worker sent something unreadable.' });
			return;
		}
		const reply = parsed.data;
		const waiting = this.#waiting.get(reply.id);
		switch (reply.type) {
			case 'progress':
				waiting?.onProgress?.(reply.progress);
				break;
			case 'done':
				waiting?.settle(ok(reply.result));
				break;
			case 'failed':
				waiting?.settle(err(reply.error));
				break;
		}
	}

	#parseResult<M extends keyof C & string>(
		method: M,
		outcome: Result<unknown, InferenceError>
	): Result<ResultOf<C, M>, InferenceError> {
		if (!outcome.ok) return outcome;
		const schema: z.ZodType<ResultOf<C, M>> = this.schemas[method].result;
		const parsed = schema.safeParse(outcome.value);
		if (parsed.success) return ok(parsed.data);
		return err({ kind: 'internal', message: `The answer to ${method} has an unexpected shape.` });
	}
}
