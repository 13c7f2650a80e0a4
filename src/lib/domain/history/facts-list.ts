import type { FoundEntries } from '#lib/ports/history-index.ts';
import type { HistoryCursor } from '#lib/ports/history-store.ts';
import type { ReadableFacts } from './history-entry.ts';
import { compareNewestFirst, fits, type FactsFilter } from './history-query.ts';

/** The readable facts of all entries, in memory: what figures and filters are told from. */
export class FactsList {
	readonly #byId = new Map<string, ReadableFacts>();
	/** Newest first; made anew when a question comes after a change. */
	#sorted: readonly ReadableFacts[] | undefined;
	/** One copy of each model, label and the like: a hundred thousand entries share a few. */
	readonly #words = new Map<string, string>();

	get size(): number {
		return this.#byId.size;
	}

	get(id: string): ReadableFacts | undefined {
		return this.#byId.get(id);
	}

	put(facts: ReadableFacts): void {
		this.#byId.set(facts.id, {
			id: facts.id,
			userId: this.#shared(facts.userId),
			tool: facts.tool,
			at: facts.at,
			updatedAt: facts.updatedAt,
			durationMs: facts.durationMs,
			inputSize: facts.inputSize,
			outcome: facts.outcome === undefined ? undefined : this.#shared(facts.outcome),
			model: this.#shared(facts.model),
			device: facts.device,
			isCached: facts.isCached,
			isStarred: facts.isStarred
		});
		this.#sorted = undefined;
	}

	remove(id: string): void {
		if (this.#byId.delete(id)) this.#sorted = undefined;
	}

	clear(): void {
		this.#byId.clear();
		this.#sorted = undefined;
	}

	/** All that fit, newest first. */
	fitting(filter: FactsFilter): readonly ReadableFacts[] {
		this.#sorted ??= [...this.#byId.values()].sort(compareNewestFirst);
		return this.#sorted.filter((facts) => fits(facts, filter));
	}

	#shared(word: string): string {
		const known = this.#words.get(word);
		if (known !== undefined) return known;
		this.#words.set(word, word);
		return word;
	}
}

/** One page of a list that is newest first. */
export function pageOf(
	all: readonly ReadableFacts[],
	limit: number,
	after: HistoryCursor | undefined,
	isComplete: boolean
): FoundEntries {
	const rest = factsAfter(all, after);
	const shown = rest.slice(0, limit);
	const last = limit < rest.length ? shown.at(-1) : undefined;
	return {
		ids: shown.map(({ id }) => id),
		total: all.length,
		isComplete,
		...(last ? { next: { at: last.at, id: last.id } } : {})
	};
}

/** What comes after the cursor. */
function factsAfter(
	entries: readonly ReadableFacts[],
	cursor: HistoryCursor | undefined
): readonly ReadableFacts[] {
	if (!cursor) return entries;
	const from = entries.findIndex((facts) => compareNewestFirst(facts, cursor) > 0);
	return from === -1 ? [] : entries.slice(from);
}
