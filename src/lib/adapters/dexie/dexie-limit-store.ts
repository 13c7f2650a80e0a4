import {
	giveBackTo,
	limitWindowSchema,
	reset,
	takeFrom,
	type LimitTicket,
	type LimitWindow,
	type TakeRequest
} from '#lib/domain/limits/window.ts';
import type { LimitStore } from '#lib/ports/limit-store.ts';
import { attempt, readRow } from './attempt.ts';
import type { StudioDatabase } from './studio-database.ts';

/** Check and count are one read-write transaction, and IndexedDB runs those one after the other in all tabs. */
export class DexieLimitStore implements LimitStore {
	constructor(private readonly db: StudioDatabase) {}

	read(subject: string) {
		return attempt(() => this.#read(subject));
	}

	take(request: TakeRequest) {
		return this.#step(async () => {
			const outcome = takeFrom(await this.#read(request.subject), request);
			await this.db.limits.put(outcome.window);
			return outcome;
		});
	}

	giveBack(ticket: LimitTicket) {
		return this.#step(async () => {
			const window = giveBackTo(await this.#read(ticket.subject), ticket);
			if (window) await this.db.limits.put(window);
		});
	}

	reset(subject: string, now: number) {
		return this.#step(async () => {
			await this.db.limits.put(reset(await this.#read(subject), subject, now));
		});
	}

	#step<T>(work: () => Promise<T>) {
		return attempt(() => this.db.transaction('rw', this.db.limits, work));
	}

	async #read(subject: string): Promise<LimitWindow | undefined> {
		const row = await this.db.limits.get(subject);
		return row && readRow(limitWindowSchema, row);
	}
}
