import { err, ok, type Result } from '#lib/domain/result.ts';
import type { InferenceError } from '#lib/domain/inference/inference-error.ts';
import type { RunProgress } from '#lib/domain/inference/progress.ts';
import type { LoadedModel } from '#lib/domain/inference/run-info.ts';
import type { ParamsOf, ResultOf } from '#lib/protocol/rpc.ts';
import { type LoadParams, type ToolCalls, toolCalls } from '#lib/protocol/tool-calls.ts';
import { type CallOptions, RpcClient } from './rpc-client.ts';
import type { WorkerPort } from './worker-port.ts';

export interface ToolWorkerOptions {
	readonly start: () => WorkerPort;
	readonly load: LoadParams;
	/** Milliseconds without a call after which the worker is ended: only that gives WASM memory back. */
	readonly idleTimeoutMs: number;
}

type RunMethod = Exclude<keyof ToolCalls, 'load'>;
type GpuFailure = Extract<InferenceError, { kind: 'gpu-failed' }>;
type LoadOutcome = Result<LoadedModel, InferenceError>;

interface Session {
	readonly client: RpcClient<ToolCalls>;
	readonly loaded: Promise<LoadOutcome>;
	readonly watchers: Set<(progress: RunProgress) => void>;
	/** Calls that wait for the model or run on it. */
	users: number;
	isLoaded: boolean;
}

export interface ToolAnswer<M extends RunMethod> {
	readonly result: ResultOf<ToolCalls, M>;
	readonly model: LoadedModel;
	/** Milliseconds from the request to the answer, the model being loaded. */
	readonly runMs: number;
}

/**
 * One worker for one model: started by the first call, ended when idle, started anew after a death. A
 * call whose worker died is run once more; an abort ends also the loading, where nobody else waits for it.
 * Where the graphics processor fails, at loading or later, a worker on the processor takes its place for
 * good, and what was running is run there.
 */
export class ToolWorker {
	#session: Session | undefined;
	#idle: ReturnType<typeof setTimeout> | undefined;
	#load: LoadParams;

	constructor(private readonly options: ToolWorkerOptions) {
		this.#load = options.load;
	}

	get isRunning(): boolean {
		return this.#session !== undefined;
	}

	get isBusy(): boolean {
		return (this.#session?.users ?? 0) > 0;
	}

	/** Starts worker and model without a call, so that the next call finds them ready. */
	async warm(): Promise<LoadOutcome> {
		const session = this.#ensureSession();
		const outcome = await this.#using(session, () => session.loaded);
		return isGpuFailure(outcome) ? this.warm() : outcome;
	}

	async call<M extends RunMethod>(
		method: M,
		params: ParamsOf<ToolCalls, M>,
		options: CallOptions = {}
	): Promise<Result<ToolAnswer<M>, InferenceError>> {
		const first = await this.#attemptAnywhere(method, params, options);
		const isCrash = !first.ok && first.error.kind === 'worker-crashed';
		if (!isCrash || options.signal?.aborted) return first;
		return this.#attemptAnywhere(method, params, options);
	}

	/** Ends the worker now; what runs on it is answered as aborted. */
	end(): void {
		clearTimeout(this.#idle);
		this.#session?.client.end({ kind: 'aborted' });
		this.#session = undefined;
	}

	async #attemptAnywhere<M extends RunMethod>(
		method: M,
		params: ParamsOf<ToolCalls, M>,
		options: CallOptions
	): Promise<Result<ToolAnswer<M>, InferenceError>> {
		const first = await this.#attempt(method, params, options);
		if (!isGpuFailure(first) || options.signal?.aborted) return first;
		return this.#attempt(method, params, options);
	}

	async #attempt<M extends RunMethod>(
		method: M,
		params: ParamsOf<ToolCalls, M>,
		options: CallOptions
	): Promise<Result<ToolAnswer<M>, InferenceError>> {
		const session = this.#ensureSession();
		return this.#using(session, async () => {
			const model = await waitForLoad(session, options);
			if (!model.ok) {
				const isLastWaiting = session.users === 1 && !session.isLoaded;
				if (model.error.kind === 'aborted' && isLastWaiting) this.#drop(session);
				return model;
			}
			const started = performance.now();
			const outcome = await session.client.call(method, params, options);
			const runMs = performance.now() - started;
			if (outcome.ok) return ok({ result: outcome.value, model: model.value, runMs });
			if (outcome.error.kind === 'out-of-memory') this.#drop(session);
			if (outcome.error.kind === 'gpu-failed') this.#leaveGpu(session, outcome.error);
			return outcome;
		});
	}

	async #using<T>(session: Session, work: () => Promise<T>): Promise<T> {
		clearTimeout(this.#idle);
		session.users += 1;
		try {
			return await work();
		} finally {
			session.users -= 1;
			if (session.users === 0 && this.#session === session) {
				this.#idle = setTimeout(() => {
					this.end();
				}, this.options.idleTimeoutMs);
			}
		}
	}

	#ensureSession(): Session {
		if (this.#session) return this.#session;
		const watchers: Session['watchers'] = new Set();
		const client = new RpcClient(this.options.start(), toolCalls, () => {
			if (this.#session?.client === client) this.#session = undefined;
		});
		const loaded = client.call('load', this.#load, {
			onProgress: (progress) => {
				for (const watch of watchers) watch(progress);
			}
		});
		const session: Session = { client, loaded, watchers, users: 0, isLoaded: false };
		void loaded.then((outcome) => {
			if (outcome.ok) session.isLoaded = true;
			else if (outcome.error.kind === 'gpu-failed') this.#leaveGpu(session, outcome.error);
			else this.#drop(session);
		});
		this.#session = session;
		return session;
	}

	#leaveGpu(session: Session, error: GpuFailure): void {
		this.#load = { ...this.#load, device: 'wasm', note: error.reason };
		session.client.end(error);
		if (this.#session === session) this.#session = undefined;
	}

	#drop(session: Session): void {
		session.client.end({ kind: 'aborted' });
		if (this.#session === session) this.#session = undefined;
	}
}

async function waitForLoad(
	{ loaded, watchers }: Session,
	{ signal, onProgress }: CallOptions
): Promise<LoadOutcome> {
	if (signal?.aborted) return err({ kind: 'aborted' });
	if (onProgress) watchers.add(onProgress);
	let stopWaiting: () => void = () => undefined;
	const aborted = new Promise<LoadOutcome>((resolve) => {
		stopWaiting = () => {
			resolve(err({ kind: 'aborted' }));
		};
		signal?.addEventListener('abort', stopWaiting, { once: true });
	});
	try {
		return await Promise.race([loaded, aborted]);
	} finally {
		signal?.removeEventListener('abort', stopWaiting);
		if (onProgress) watchers.delete(onProgress);
	}
}

function isGpuFailure(outcome: Result<unknown, InferenceError>): boolean {
	return !outcome.ok && outcome.error.kind === 'gpu-failed';
}
