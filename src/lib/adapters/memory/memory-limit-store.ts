import { ok } from '#lib/domain/result.ts';
import { giveBackTo, reset, takeFrom, type LimitWindow } from '#lib/domain/limits/window.ts';
import type { LimitStore } from '#lib/ports/limit-store.ts';

/** Windows that last as long as the page: where no database can be had, and in tests. */
export class MemoryLimitStore implements LimitStore {
	readonly #windows = new Map<string, LimitWindow>();

	async read(subject: string) {
		return Promise.resolve(ok(this.#windows.get(subject)));
	}

	async take(request: Parameters<LimitStore['take']>[0]) {
		const outcome = takeFrom(this.#windows.get(request.subject), request);
		this.#windows.set(request.subject, outcome.window);
		return Promise.resolve(ok(outcome));
	}

	async giveBack(ticket: Parameters<LimitStore['giveBack']>[0]) {
		const window = giveBackTo(this.#windows.get(ticket.subject), ticket);
		if (window) this.#windows.set(ticket.subject, window);
		return Promise.resolve(ok(undefined));
	}

	async reset(subject: string, now: number) {
		this.#windows.set(subject, reset(this.#windows.get(subject), subject, now));
		return Promise.resolve(ok(undefined));
	}
}
