import { GENERIC_WORDS } from './generic-words.ts';
import { tokenize } from './skill-lexicon.ts';

/** How often each word, and each pair of neighbouring words, stands in a text. */
export interface TermCounts {
	readonly words: ReadonlyMap<string, number>;
	readonly pairs: ReadonlyMap<string, number>;
}

/** A text's words and pairs of words with their weights, each of length 1. */
export interface Wording {
	readonly words: ReadonlyMap<string, number>;
	readonly pairs: ReadonlyMap<string, number>;
}

/** How rare a term is among postings and résumés: above 0, higher is rarer. */
type Rarity = (term: string) => number;

export interface RarityOfTerms {
	readonly words: Rarity;
	readonly pairs: Rarity;
}

/**
 * What is known before any text is read, as if it had been seen in so many texts: of these a generic
 * word stands in 60 %, any other in 3 %.
 */
const PRIOR_TEXTS = 20;
const PRIOR_SHARE = { generic: 0.6, other: 0.03 } as const;

export function countTerms(text: string): TermCounts {
	const words = new Map<string, number>();
	const pairs = new Map<string, number>();
	let last: string | undefined;
	for (const { norm } of tokenize(text)) {
		words.set(norm, (words.get(norm) ?? 0) + 1);
		if (last !== undefined) {
			const pair = `${last} ${norm}`;
			pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
		}
		last = norm;
	}
	return { words, pairs };
}

/**
 * Inverse document frequency over the texts that are compared together, from what is known of
 * words in general: two texts alone get sensible weights, and among many a word that
 * stands in most of them tells nothing of a fit.
 */
export function rarityAmong(texts: readonly TermCounts[]): RarityOfTerms {
	return {
		words: rarityOf(texts.map(({ words }) => words)),
		pairs: rarityOf(texts.map(({ pairs }) => pairs))
	};
}

/** Weights (1 + ln f) · rarity, normalised to length 1. */
export function weighTerms(counts: TermCounts, rarity: RarityOfTerms): Wording {
	return {
		words: weigh(counts.words, rarity.words),
		pairs: weigh(counts.pairs, rarity.pairs)
	};
}

/** Cosines of two texts' words and of their pairs of words, 0 to 1. */
export function wordingOverlap(a: Wording, b: Wording): { words: number; pairs: number } {
	return { words: cosine(a.words, b.words), pairs: cosine(a.pairs, b.pairs) };
}

function rarityOf(texts: readonly ReadonlyMap<string, number>[]): Rarity {
	const holding = new Map<string, number>();
	for (const text of texts) {
		for (const term of text.keys()) holding.set(term, (holding.get(term) ?? 0) + 1);
	}
	const all = PRIOR_TEXTS + texts.length + 1;
	return (term) => {
		const isGeneric = GENERIC_WORDS.has(term) || /^\d+$/u.test(term);
		const before = PRIOR_TEXTS * PRIOR_SHARE[isGeneric ? 'generic' : 'other'];
		return Math.log(all / (before + (holding.get(term) ?? 0)));
	};
}

function weigh(counts: ReadonlyMap<string, number>, rarity: Rarity): Map<string, number> {
	const weights = new Map<string, number>();
	let sum = 0;
	for (const [term, count] of counts) {
		const weight = (1 + Math.log(count)) * rarity(term);
		weights.set(term, weight);
		sum += weight * weight;
	}
	const length = Math.sqrt(sum);
	for (const [term, weight] of weights) weights.set(term, weight / length);
	return weights;
}

function cosine(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
	const [small, large] = a.size < b.size ? [a, b] : [b, a];
	let sum = 0;
	for (const [term, weight] of small) sum += weight * (large.get(term) ?? 0);
	return sum;
}
