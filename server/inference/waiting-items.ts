import { groupOf, type WorkItem } from './work-item.ts';

export interface Waiting {
	readonly item: WorkItem;
	/** Estimated. */
	readonly tokens: number;
	/** Background work runs when nothing else waits. */
	readonly isBackground: boolean;
	/** Whether a thread died under it: then it runs by itself. */
	readonly hasCrashed: boolean;
}

export interface TakeLimits {
	/** Most estimated tokens in one task; a single item may have more. */
	readonly tokenBudget: number;
	/** Most items in one task. */
	readonly maxItems: number;
	/** Whether one more task may be long: else those wait, so that short ones always find a thread. */
	readonly mayBeLong: boolean;
	/** Threads that are free, this task's included: what waits is shared among them. */
	readonly freeThreads: number;
}

/** From so many tokens on an item keeps a thread busy for long. */
const LONG_TOKENS = 1500;

/** Whether an item holds its thread for long, so that not all threads may have one. */
export function isLong({ item, tokens, isBackground }: Waiting): boolean {
	return isBackground || item.kind === 'analysis' || tokens >= LONG_TOKENS;
}

/**
 * Takes the next task's items out of those that wait: the oldest that may run, and others of its group
 * that fit beside it. Interactive work goes first. Within a task texts are sorted by length.
 */
export function takeNext<T extends Waiting>(waiting: T[], limits: TakeLimits): T[] {
	const mayRun = (entry: T) => limits.mayBeLong || !isLong(entry);
	const first =
		waiting.find((entry) => !entry.isBackground && mayRun(entry)) ?? waiting.find(mayRun);
	if (!first) return [];
	const isAlike = (entry: T) =>
		groupOf(entry.item) === groupOf(first.item) &&
		entry.isBackground === first.isBackground &&
		!entry.hasCrashed &&
		isLong(entry) === isLong(first);
	// Each analysis is a run of its own.
	const isAlone = first.item.kind === 'analysis' || first.hasCrashed;
	const alike = isAlone ? [first] : waiting.filter(isAlike);
	const fairShare = Math.ceil(alike.length / Math.max(1, limits.freeThreads));
	const taken: T[] = [];
	let tokens = 0;
	for (const entry of alike) {
		const isFull = taken.length >= Math.min(limits.maxItems, fairShare);
		if (taken.length > 0 && (isFull || tokens + entry.tokens > limits.tokenBudget)) break;
		taken.push(entry);
		tokens += entry.tokens;
	}
	const chosen = new Set(taken);
	waiting.splice(0, waiting.length, ...waiting.filter((entry) => !chosen.has(entry)));
	return taken.sort((a, b) => a.tokens - b.tokens);
}
