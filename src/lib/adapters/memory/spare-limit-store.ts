import type { LimitStore } from '#lib/ports/limit-store.ts';

/** Counts in a second store whatever the first one cannot: a full disk keeps nobody from working. */
export class SpareLimitStore implements LimitStore {
	constructor(
		private readonly first: LimitStore,
		private readonly spare: LimitStore
	) {}

	read(subject: string) {
		return this.#either((store) => store.read(subject));
	}

	take(request: Parameters<LimitStore['take']>[0]) {
		return this.#either((store) => store.take(request));
	}

	giveBack(ticket: Parameters<LimitStore['giveBack']>[0]) {
		return this.#either((store) => store.giveBack(ticket));
	}

	reset(subject: string, now: number) {
		return this.#either((store) => store.reset(subject, now));
	}

	async #either<T extends { readonly ok: boolean }>(
		step: (store: LimitStore) => Promise<T>
	): Promise<T> {
		const done = await step(this.first);
		return done.ok ? done : step(this.spare);
	}
}
