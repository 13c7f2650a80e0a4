import { type SentenceWeights, weigh } from '#lib/domain/summary/score-sentences.ts';
import { selectSentences } from '#lib/domain/summary/select-sentences.ts';
import type { Article } from './articles.ts';
import { unigramF1 } from './unigrams.ts';

export const SENTENCES = 3;

/** All that is looked for. */
export interface Setting {
	readonly weights: SentenceWeights;
	/** Taken off for likeness to a sentence already chosen. */
	readonly redundancy: number;
}

/** ROUGE-1 F1 of the three sentences that a setting chooses, in points of 100; mean over the articles. */
export function measureSetting(articles: readonly Article[], setting: Setting): number {
	return mean(articles.map((article) => measureArticle(article, setting)));
}

function measureArticle(article: Article, { weights, redundancy }: Setting): number {
	const scores = article.features.map((features) => weigh(features, weights));
	return measureChoice(article, selectSentences(scores, article.vectors, SENTENCES, redundancy));
}

/** The same of the first three. */
export function measureLead(articles: readonly Article[]): number {
	return mean(articles.map((article) => measureChoice(article, [0, 1, 2])));
}

function measureChoice({ tokens, reference }: Article, chosen: readonly number[]): number {
	return (
		100 *
		unigramF1(
			reference,
			chosen.map((index) => tokens[index] ?? new Map<string, number>())
		)
	);
}

export function meanSetting(settings: readonly Setting[]): Setting {
	return {
		weights: makeWeights((name) => mean(settings.map(({ weights }) => weights[name]))),
		redundancy: mean(settings.map(({ redundancy }) => redundancy))
	};
}

export function makeWeights(value: (name: keyof SentenceWeights) => number): SentenceWeights {
	return {
		position: value('position'),
		centrality: value('centrality'),
		topicWords: value('topicWords'),
		thirtyWords: value('thirtyWords'),
		tooFewWords: value('tooFewWords'),
		quote: value('quote'),
		question: value('question'),
		figure: value('figure'),
		noRunningText: value('noRunningText')
	};
}

function mean(values: readonly number[]): number {
	return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
