import type { Clock } from '#lib/ports/clock.ts';
import type { BatchStore, Claim } from './batch-store.ts';

interface LeasePorts {
	readonly store: Pick<BatchStore, 'renew'>;
	readonly clock: Clock;
	/** Milliseconds after which another takes what a killed process has begun. */
	readonly leaseMs: number;
}

/** The right to work on a batch alone: renewed while the work lasts, so that it may be short. */
export class BatchLease {
	readonly #stop = new AbortController();
	readonly #timer: NodeJS.Timeout;
	#renewing: Promise<void> | undefined;

	/** @param end gives the work up */
	constructor(
		private readonly ports: LeasePorts,
		private claim: Claim,
		private readonly end: AbortSignal
	) {
		if (end.aborted) this.#stop.abort();
		end.addEventListener('abort', this.#onEnd);
		this.#timer = setInterval(() => {
			this.#renewing ??= this.#renew().finally(() => {
				this.#renewing = undefined;
			});
		}, ports.leaseMs / 3).unref();
	}

	/** Aborts when the work is given up, and when the batch was cancelled or has another holder. */
	get signal(): AbortSignal {
		return this.#stop.signal;
	}

	/** Renews no more. @returns the claim as the store knows it now */
	async release(): Promise<Claim> {
		clearInterval(this.#timer);
		this.end.removeEventListener('abort', this.#onEnd);
		await this.#renewing;
		return this.claim;
	}

	readonly #onEnd = () => this.#stop.abort();

	async #renew(): Promise<void> {
		const { store, clock, leaseMs } = this.ports;
		const renewed = await store.renew(this.claim, new Date(clock.now() + leaseMs));
		// A database that does not answer is asked again at the next turn.
		if (!renewed.ok) return;
		if (renewed.value) this.claim = renewed.value;
		else this.#stop.abort();
	}
}
