/**
 * Things on their way from one page to the next: drafts over a reload, files that another app shared. In memory
 * only, as no text may lie unsealed on the disk; the browser ends an idle service worker, and with it goes the rest.
 */
export class HandOver {
	readonly #items = new Map<string, unknown>();

	/** @param limit the oldest goes when there would be more: pages may close without coming back */
	constructor(private readonly limit = 16) {}

	keep(key: string, value: unknown): void {
		this.#items.delete(key);
		this.#items.set(key, value);
		const [oldest] = this.#items.keys();
		if (this.#items.size > this.limit && oldest !== undefined) this.#items.delete(oldest);
	}

	/** Answers once; after that it is forgotten here. */
	take(key: string): unknown {
		const value = this.#items.get(key);
		this.#items.delete(key);
		return value;
	}
}
