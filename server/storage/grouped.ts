import { ok, type Result } from '#lib/domain/result.ts';
import type { StoreError } from '#lib/ports/store-error.ts';

/** So many values fit well into one statement. */
const MOST_TOGETHER = 256;

interface Waiting<Request, Answer> {
	readonly request: Request;
	readonly settle: (answer: Result<Answer, StoreError>) => void;
}

/**
 * One step of the database for all that ask at the same time: in one turn of the event loop. Whoever comes
 * meanwhile is answered by the next step, which begins after they came: nobody reads what was true before.
 */
export class Grouped<Request, Answer> {
	#waiting: Waiting<Request, Answer>[] = [];
	#isBusy = false;

	/** @param work what finds the answer to each request of a group; does not throw */
	constructor(
		private readonly work: (
			requests: readonly Request[]
		) => Promise<Result<(request: Request) => Answer, StoreError>>
	) {}

	ask(request: Request): Promise<Result<Answer, StoreError>> {
		return new Promise((settle) => {
			this.#waiting.push({ request, settle });
			if (this.#isBusy) return;
			this.#isBusy = true;
			// Requests that came in one turn of the event loop have all asked by then.
			setImmediate(() => void this.#work());
		});
	}

	async #work(): Promise<void> {
		while (this.#waiting.length > 0) {
			const group = this.#waiting.slice(0, MOST_TOGETHER);
			this.#waiting = this.#waiting.slice(MOST_TOGETHER);
			const found = await this.work(group.map(({ request }) => request));
			for (const { request, settle } of group) {
				settle(found.ok ? ok(found.value(request)) : found);
			}
		}
		this.#isBusy = false;
	}
}
