import { measureSentences, type SentenceFeatures } from './sentence-features.ts';

export type SentenceWeights = Readonly<Record<keyof SentenceFeatures, number>>;

/**
 * What each feature counts, and what is taken off for likeness to a sentence already chosen.
 * Found by `scripts/summary-weights` on 600 articles of CNN and Daily Mail; the model card says how well
 * weights found in this way do on articles that were not among those they were found on.
 */
export const WEIGHTS: SentenceWeights = {
	position: 0.29,
	centrality: 1.05,
	topicWords: 0.95,
	thirtyWords: -0.12,
	tooFewWords: -0.13,
	quote: -0.09,
	question: -0.2,
	figure: 0.11,
	/** Chosen only when nothing else is left. */
	noRunningText: -3
};
export const REDUNDANCY_PENALTY = 0.37;

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
	let score = 0;
	for (const name of Object.keys(features) as (keyof SentenceFeatures)[]) {
		score += weights[name] * features[name];
	}
	return score;
}
