import { SvelteSet } from 'svelte/reactivity';
import type { DeletionScope } from '#lib/domain/history/history-manager.ts';
import type { HistoryFilter } from '#lib/domain/history/history-query.ts';

/** Which entries are ticked: single ones, or all that fit the filter, shown on the screen or not. */
export class EntrySelection {
	#isOn = $state(false);
	#isAll = $state(false);
	readonly #ids = new SvelteSet<string>();
	/** Where a range with the Shift key begins. */
	#anchor: number | undefined;

	get isOn(): boolean {
		return this.#isOn;
	}

	get isAll(): boolean {
		return this.#isAll;
	}

	/** Ticked one by one; all of the filter counts none here. */
	get size(): number {
		return this.#ids.size;
	}

	get isEmpty(): boolean {
		return !this.#isAll && this.#ids.size === 0;
	}

	has(id: string): boolean {
		return this.#isAll || this.#ids.has(id);
	}

	begin(): void {
		this.#isOn = true;
	}

	end(): void {
		this.#isOn = false;
		this.clear();
	}

	clear(): void {
		this.#isAll = false;
		this.#ids.clear();
		this.#anchor = undefined;
	}

	takeAll(): void {
		this.clear();
		this.#isAll = true;
	}

	/**
	 * Ticks or unticks an entry; with `isRange` all between it and the last one are ticked.
	 * @param shown ids in the order of the list
	 */
	toggle(shown: readonly string[], index: number, isRange: boolean): void {
		const id = shown[index];
		if (id === undefined) return;
		if (this.#isAll) {
			// All but this one: what is not on the screen is not known here.
			this.#isAll = false;
			for (const other of shown) this.#ids.add(other);
		}
		if (isRange && this.#anchor !== undefined) {
			const [from, until] = [Math.min(this.#anchor, index), Math.max(this.#anchor, index)];
			for (const one of shown.slice(from, until + 1)) this.#ids.add(one);
		} else if (!this.#ids.delete(id)) this.#ids.add(id);
		this.#anchor = index;
	}

	/** What a deletion is told. */
	scope(filter: HistoryFilter): DeletionScope {
		return this.#isAll ? { kind: 'filter', filter } : { kind: 'entries', ids: [...this.#ids] };
	}
}
