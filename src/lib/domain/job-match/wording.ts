import { GENERIC_WORDS } from './generic-words.ts';
import { tokenize } from './skill-lexicon.ts';

/** A text's words with their weights, of length 1. */
export type WordVector = ReadonlyMap<string, number>;

/** Words that every posting and résumé has say little about a trade. */
const GENERIC_WEIGHT = 0.15;

/** Sublinear term frequency (1 + ln f), generic words and numbers damped, normalised to length 1. */
export function wordVector(text: string): WordVector {
	const counts = new Map<string, number>();
	for (const { norm } of tokenize(text)) counts.set(norm, (counts.get(norm) ?? 0) + 1);
	let sum = 0;
	for (const [word, count] of counts) {
		const isGeneric = GENERIC_WORDS.has(word) || /^\d+$/u.test(word);
		const weight = (1 + Math.log(count)) * (isGeneric ? GENERIC_WEIGHT : 1);
		counts.set(word, weight);
		sum += weight * weight;
	}
	const length = Math.sqrt(sum);
	return new Map(Array.from(counts, ([word, weight]) => [word, weight / length]));
}

/** Cosine of two word vectors, 0 to 1. */
export function wordOverlap(a: WordVector, b: WordVector): number {
	const [small, large] = a.size < b.size ? [a, b] : [b, a];
	let sum = 0;
	for (const [word, weight] of small) sum += weight * (large.get(word) ?? 0);
	return sum;
}
