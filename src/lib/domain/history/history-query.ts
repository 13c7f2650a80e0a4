import type { ToolId } from '#lib/domain/tools.ts';
import type { ReadableFacts } from './history-entry.ts';

/** What can be told of entries without opening them. Everything given must fit. */
export interface FactsFilter {
	readonly tool?: ToolId | undefined;
	/** Label or band of the answer. */
	readonly outcome?: string | undefined;
	/** Milliseconds since 1970, included. */
	readonly from?: number | undefined;
	/** Milliseconds since 1970, not included. */
	readonly until?: number | undefined;
	readonly isStarred?: boolean | undefined;
}

export interface HistoryFilter extends FactsFilter {
	/** Words, each of which must stand in the text, its title or its tags, or begin a word there. */
	readonly text?: string | undefined;
	readonly tag?: string | undefined;
}

export function fits(facts: ReadableFacts, filter: FactsFilter): boolean {
	return (
		(filter.tool === undefined || facts.tool === filter.tool) &&
		(filter.outcome === undefined || facts.outcome === filter.outcome) &&
		(filter.from === undefined || facts.at >= filter.from) &&
		(filter.until === undefined || facts.at < filter.until) &&
		(filter.isStarred === undefined || facts.isStarred === filter.isStarred)
	);
}

/** Newest first; of the same time the smaller id first. */
export function compareNewestFirst(
	a: { readonly at: number; readonly id: string },
	b: { readonly at: number; readonly id: string }
): number {
	return b.at - a.at || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

/** Whether the search must look into sealed texts. */
export function needsOpenedText({ text, tag }: HistoryFilter): boolean {
	return (text ?? '').trim() !== '' || tag !== undefined;
}

/** Whether a filter asks for what the store has no index of, so that it would read all entries. */
export function needsIndex(filter: HistoryFilter): boolean {
	return needsOpenedText(filter) || filter.outcome !== undefined || filter.isStarred !== undefined;
}
