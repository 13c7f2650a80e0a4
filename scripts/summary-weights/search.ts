import type { SentenceWeights } from '#lib/domain/summary/score-sentences.ts';
import { randomNumbers } from '#scripts/random-numbers.ts';
import type { Article } from './articles.ts';
import { makeWeights, meanSetting, measureSetting, type Setting } from './setting.ts';

const STEPS = 250;
/** Climbs whose mean is taken: each sees three quarters of the articles, so chance finds in one are evened out. */
const CLIMBS = 4;
const SHARE_SEEN = 0.75;
/** How often a step moves a weight. */
const SHARE_MOVED = 0.3;

/** How far a step moves, in the middle. */
const STRIDES: SentenceWeights & { readonly redundancy: number } = {
	position: 0.15,
	centrality: 0.25,
	topicWords: 0.25,
	thirtyWords: 0.15,
	tooFewWords: 0.25,
	quote: 0.08,
	question: 0.1,
	figure: 0.05,
	/** Bylines and headings stay last by intention. */
	noRunningText: 0,
	redundancy: 0.12
};

/** The setting that does best on the articles, by random steps up from `start`. */
export function findSetting(articles: readonly Article[], start: Setting): Setting {
	const climbs = Array.from({ length: CLIMBS }, (_, seed) => climb(articles, start, seed + 1));
	return meanSetting(climbs);
}

function climb(articles: readonly Article[], start: Setting, seed: number): Setting {
	const random = randomNumbers(seed);
	const seen = articles.filter(() => random() < SHARE_SEEN);
	let best = start;
	let value = measureSetting(seen, best);
	for (let step = 0; step < STEPS; step++) {
		const next = move(best, random);
		const own = measureSetting(seen, next);
		if (own > value) [best, value] = [next, own];
	}
	return best;
}

function move({ weights, redundancy }: Setting, random: () => number): Setting {
	const moved = (value: number, stride: number): number =>
		random() < SHARE_MOVED ? value + stride * normal(random) : value;
	return {
		weights: makeWeights((name) => moved(weights[name], STRIDES[name])),
		redundancy: Math.max(0, moved(redundancy, STRIDES.redundancy))
	};
}

/** Box and Muller. */
function normal(random: () => number): number {
	return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
