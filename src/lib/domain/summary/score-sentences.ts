import { FEATURES, measureSentences, type SentenceFeatures } from './sentence-features.ts';

export type SentenceWeights = Readonly<Record<keyof SentenceFeatures, number>>;

/**
 * What each feature counts, and what is taken off for likeness to a sentence already chosen.
 * Found by `scripts/summary-weights` on 600 articles of CNN and Daily Mail; the model card says how well
 * weights found in this way do on articles that were not among those they were found on.
 */
export const WEIGHTS: SentenceWeights = {
	position: 0.33,
	centrality: 0.9,
	topicWords: 1.23,
	thirtyWords: -0.13,
	tooFewWords: -0.47,
	quote: -0.14,
	/** Found as -0.15; lower by intention, as a summary should answer and not ask. */
	question: -0.3,
	figure: 0.08,
	/** Chosen only when nothing else is left. */
	noRunningText: -3
};
export const REDUNDANCY_PENALTY = 0.47;

/**
 * Scores the sentences of a text for an extract of it; higher is better.
 *
 * @param sentences cleaned for display, in the order of the text
 * @param vectors a unit vector a sentence
 */
export function scoreSentences(
	sentences: readonly string[],
	vectors: readonly Float32Array[]
): number[] {
	return measureSentences(sentences, vectors).map((features) => weigh(features, WEIGHTS));
}

export function weigh(features: SentenceFeatures, weights: SentenceWeights): number {
	return FEATURES.reduce((score, name) => score + weights[name] * features[name], 0);
}
