import type { Result } from '#lib/domain/result.ts';
import { describeJoinError, type JoinError } from './sync-words.ts';

/** One form around one call to the server: busy while it lasts, then what came or what went wrong. */
export class SyncForm {
	#error = $state.raw<JoinError>();
	#isBusy = $state(false);

	get isBusy(): boolean {
		return this.#isBusy;
	}

	get error(): JoinError | undefined {
		return this.#error;
	}

	get problem(): string | undefined {
		return this.#error && describeJoinError(this.#error);
	}

	/** @returns nothing where it failed: `error` then says why */
	async submit<T>(work: () => Promise<Result<T, JoinError>>): Promise<T | undefined> {
		if (this.#isBusy) return undefined;
		this.#isBusy = true;
		this.#error = undefined;
		try {
			const done = await work();
			if (done.ok) return done.value;
			this.#error = done.error;
		} catch (cause) {
			this.#error = { kind: 'server-error', detail: String(cause) };
		} finally {
			this.#isBusy = false;
		}
		return undefined;
	}
}
