import type { InferenceError } from '#lib/domain/inference/inference-error.ts';
import type { Result } from '#lib/domain/result.ts';
import { accountCalls, type AccountCalls } from '#lib/protocol/account-calls.ts';
import type { ParamsOf, ResultOf } from '#lib/protocol/rpc.ts';
import { RpcClient, type CallOptions } from './rpc-client.ts';
import type { WorkerPort } from './worker-port.ts';

/**
 * The one worker for slow hashes and for search in opened texts. It is started by the first call; after it
 * died the next one starts another, and what it was asked for is asked once more.
 */
export class AccountWorker {
	#client: RpcClient<AccountCalls> | undefined;

	constructor(private readonly start: () => WorkerPort) {}

	async call<M extends keyof AccountCalls>(
		method: M,
		params: ParamsOf<AccountCalls, M>,
		options?: CallOptions
	): Promise<Result<ResultOf<AccountCalls, M>, InferenceError>> {
		const first = await this.#opened().call(method, params, options);
		if (first.ok || first.error.kind !== 'worker-crashed') return first;
		return this.#opened().call(method, params, options);
	}

	/** Its memory goes; what it was doing counts as aborted. */
	end(): void {
		this.#client?.end({ kind: 'aborted' });
		this.#client = undefined;
	}

	#opened(): RpcClient<AccountCalls> {
		this.#client ??= new RpcClient(this.start(), accountCalls, () => {
			this.#client = undefined;
		});
		return this.#client;
	}
}
