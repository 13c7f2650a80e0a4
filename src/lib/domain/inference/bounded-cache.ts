export interface CacheBounds {
	readonly maxEntries: number;
	/** Sum over all entries of what `sizeOf` says. */
	readonly maxSize: number;
}

/** Keeps what was used last, within both bounds. What alone exceeds the size is not kept. */
export class BoundedCache<V> {
	readonly #entries = new Map<string, { readonly value: V; readonly size: number }>();
	#size = 0;

	constructor(
		private readonly bounds: CacheBounds,
		private readonly sizeOf: (value: V) => number
	) {}

	get size(): number {
		return this.#size;
	}

	get count(): number {
		return this.#entries.size;
	}

	get(key: string): V | undefined {
		const entry = this.#entries.get(key);
		if (!entry) return undefined;
		// A Map keeps the order of insertion: moved to the end, the entry is the last to go.
		this.#entries.delete(key);
		this.#entries.set(key, entry);
		return entry.value;
	}

	set(key: string, value: V): void {
		this.#remove(key);
		const size = this.sizeOf(value);
		if (size > this.bounds.maxSize) return;
		this.#entries.set(key, { value, size });
		this.#size += size;
		for (const oldest of this.#entries.keys()) {
			if (this.#size <= this.bounds.maxSize && this.count <= this.bounds.maxEntries) break;
			this.#remove(oldest);
		}
	}

	clear(): void {
		this.#entries.clear();
		this.#size = 0;
	}

	#remove(key: string): void {
		const entry = this.#entries.get(key);
		if (!entry) return;
		this.#entries.delete(key);
		this.#size -= entry.size;
	}
}
