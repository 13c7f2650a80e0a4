import { splitWords } from '#lib/domain/text/words.ts';
import { dot, weightedMean } from '#lib/domain/inference/vectors.ts';
import { contentWords, rateTopicWords } from './topic-words.ts';

/** Running text has function words; bylines, headings and time stamps hardly have any. */
const RUNNING_TEXT_MIN_LOWER_CASE_WORDS = 4;
const FEW_WORDS = 8;

/** News says the most at once: how fast (in sentences) the prior for an early place fades. */
const POSITION_FADE = 5;
/** The weight of a sentence in the centre of the text is halved after so many. */
const CENTRE_FADE = 4;
/** Both stretch with the text beyond 40 sentences, so that a book is not judged by its first page. */
const FADE_UNTIL_SENTENCES = 40;

/** What is counted of a sentence; all are about 0 to 1. */
export interface SentenceFeatures {
	/** 1 for the first sentence of running text, falling from there. */
	readonly position: number;
	/** Cosine to the centre of the text. */
	readonly centrality: number;
	readonly topicWords: number;
	/** Words over thirty. */
	readonly thirtyWords: number;
	readonly tooFewWords: number;
	readonly quote: number;
	readonly question: number;
	readonly figure: number;
	/** 1 for a byline, a time stamp, a heading. */
	readonly noRunningText: number;
}

export const FEATURES = [
	'position',
	'centrality',
	'topicWords',
	'thirtyWords',
	'tooFewWords',
	'quote',
	'question',
	'figure',
	'noRunningText'
] as const satisfies readonly (keyof SentenceFeatures)[];

/**
 * What the score of a sentence is made of.
 *
 * Centrality is the cosine to the centre of the text, the sum of all sentence vectors. That is the
 * degree centrality of LexRank without a threshold, since Σⱼ cos(i, j) = vᵢ · Σⱼ vⱼ for unit
 * vectors, but needs no matrix: time and memory grow with the number of sentences, not its square.
 * Early sentences weigh more in the sum, a sentence that is no running text nothing.
 *
 * @param sentences cleaned for display, in the order of the text
 * @param vectors a unit vector a sentence
 */
export function measureSentences(
	sentences: readonly string[],
	vectors: readonly Float32Array[]
): SentenceFeatures[] {
	const words = sentences.map((text) => {
		return splitWords(text).map(({ start, end }) => text.slice(start, end));
	});
	const running = markRunningText(words);
	const places = countBefore(running);
	const stretch = Math.max(1, sentences.length / FADE_UNTIL_SENTENCES);
	const centre = weightedMean(vectors, (at) => {
		return running[at] === true ? 1 / (1 + (places[at] ?? 0) / (CENTRE_FADE * stretch)) : 0;
	});
	const topics = rateTopicWords(words.map(contentWords));

	return sentences.map((text, at) => {
		const vector = vectors[at];
		const length = words[at]?.length ?? 0;
		return {
			position: Math.exp(-(places[at] ?? 0) / (POSITION_FADE * stretch)),
			centrality: vector ? dot(vector, centre) : 0,
			topicWords: topics[at] ?? 0,
			thirtyWords: length / 30,
			tooFewWords: Math.max(0, 1 - length / FEW_WORDS),
			quote: /["“”]/u.test(text) ? 1 : 0,
			question: /\?["”’']?$/u.test(text) ? 1 : 0,
			figure: /\d/u.test(text) ? 1 : 0,
			noRunningText: running[at] === true ? 0 : 1
		};
	});
}

/** Where hardly a sentence passes (a list, a text in capitals) all of them count as running text. */
function markRunningText(sentences: readonly (readonly string[])[]): boolean[] {
	const marks = sentences.map((words) => {
		const lowerCase = words.filter((word) => /^\p{Ll}/u.test(word));
		return lowerCase.length >= RUNNING_TEXT_MIN_LOWER_CASE_WORDS;
	});
	return marks.filter(Boolean).length < 3 ? marks.map(() => true) : marks;
}

/** How many true values stand before each place. */
function countBefore(marks: readonly boolean[]): number[] {
	let count = 0;
	return marks.map((mark) => (mark ? count++ : count));
}
