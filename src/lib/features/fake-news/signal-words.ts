import type { Signal } from '#lib/domain/fake-news/signals/signal.ts';
import * as m from '#lib/paraglide/signals.js';

interface SignalWords {
	readonly title: () => string;
	/** What it is and why it matters. */
	readonly meaning: () => string;
}

/** By the signal's id. A test holds it to the rules. */
export const SIGNAL_WORDS: Readonly<Record<string, SignalWords>> = {
	'shouting-capitals': { title: m.shouting_capitals, meaning: m.shouting_capitals_means },
	'shouting-punctuation': { title: m.shouting_punctuation, meaning: m.shouting_punctuation_means },
	clickbait: { title: m.clickbait, meaning: m.clickbait_means },
	'vague-attribution': { title: m.vague_attribution, meaning: m.vague_attribution_means },
	hedging: { title: m.hedging, meaning: m.hedging_means },
	'loaded-words': { title: m.loaded_words, meaning: m.loaded_words_means },
	'urge-to-share': { title: m.urge_to_share, meaning: m.urge_to_share_means },
	'named-sources': { title: m.named_sources, meaning: m.named_sources_means },
	'direct-quotes': { title: m.direct_quotes, meaning: m.direct_quotes_means },
	links: { title: m.links, meaning: m.links_means },
	'sourced-numbers': { title: m.sourced_numbers, meaning: m.sourced_numbers_means },
	'bare-numbers': { title: m.bare_numbers, meaning: m.bare_numbers_means },
	'missing-sources': { title: m.missing_sources, meaning: m.missing_sources_means }
};

/** In the language of the interface; an answer of another version may hold a signal that only says itself what it is. */
export function signalTitle({ id, title }: Pick<Signal, 'id' | 'title'>): string {
	return SIGNAL_WORDS[id]?.title() ?? title;
}

export function signalMeaning({ id, explanation }: Pick<Signal, 'id' | 'explanation'>): string {
	return SIGNAL_WORDS[id]?.meaning() ?? explanation;
}
