import { err, type Result } from '#lib/domain/result.ts';
import type { PushCall } from '#lib/domain/sync/sync-calls.ts';
import type { SyncLog } from '#lib/domain/sync/sync-log.ts';
import type { StoreError } from '#lib/ports/store-error.ts';
import type { ServerFailure, SyncServer } from '#lib/ports/sync-server.ts';

/** What a network does to one call. */
export type Fault = 'none' | 'lost' | 'answer-lost' | 'twice' | 'killed' | 'busy';

/** The device was killed: what it had in memory is gone. */
export class Killed extends Error {}

/** A log behind a network with faults, one for each call, none after them. */
export class FaultyServer implements SyncServer {
	/** Pushes that never arrived, and may still. */
	readonly late: PushCall[] = [];

	constructor(
		private readonly log: SyncLog,
		private readonly userId: string,
		private readonly faults: Fault[]
	) {}

	pull: SyncServer['pull'] = (call) => this.#call(() => this.log.pull(this.userId, call));

	push: SyncServer['push'] = (call) =>
		this.#call(
			() => this.log.push(this.userId, call),
			() => this.late.push(call)
		);

	async #call<T, E extends { readonly kind: string }>(
		work: () => Promise<Result<T, E>>,
		lose?: () => void
	) {
		const offline = err({ kind: 'offline' } as const);
		switch (this.faults.shift() ?? 'none') {
			case 'lost':
				lose?.();
				return offline;
			case 'busy':
				return err({ kind: 'server-busy' } as const);
			case 'answer-lost':
				await work();
				return offline;
			case 'killed':
				await work();
				throw new Killed();
			case 'twice':
				await work();
				return withoutStoreErrors(await work());
			case 'none':
				return withoutStoreErrors(await work());
		}
	}
}

type Kept<E> = Exclude<E, StoreError>;

/** As a server answers a broken database: later. */
function withoutStoreErrors<T, E extends { readonly kind: string }>(
	answer: Result<T, E>
): Result<T, Kept<E> | ServerFailure> {
	if (answer.ok) return answer;
	const { error } = answer;
	return isKept(error) ? err(error) : err({ kind: 'server-busy' });
}

function isKept<E extends { readonly kind: string }>(error: E): error is Kept<E> {
	return error.kind !== 'quota-exceeded' && error.kind !== 'store-unavailable';
}
