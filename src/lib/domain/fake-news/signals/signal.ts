import type { Span } from '#lib/domain/text/sentences.ts';

/** Something in the way a text is written that readers and fact checkers look at; no model needed. */
export interface Signal {
	readonly id: string;
	readonly title: string;
	readonly direction: 'lowers' | 'raises' | 'neutral';
	/** One or two plain sentences: what it is and why it matters. */
	readonly explanation: string;
	/** Where it stands, in order, in the text as given; empty where something is missing. */
	readonly passages: readonly Span[];
}

export interface SignalRule extends Omit<Signal, 'passages'> {
	/** Global patterns. */
	readonly patterns: readonly RegExp[];
	/** Fewer passages than this say nothing. */
	readonly least: number;
}

/** All matches of some global patterns, in order, none inside another. */
export function findPassages(text: string, patterns: readonly RegExp[]): Span[] {
	const spans = patterns
		.flatMap((pattern) =>
			[...text.matchAll(pattern)].map((match) => ({
				start: match.index,
				end: match.index + match[0].length
			}))
		)
		.sort((a, b) => a.start - b.start || b.end - a.end);
	const found: Span[] = [];
	for (const span of spans) if (span.start >= (found.at(-1)?.end ?? 0)) found.push(span);
	return found;
}
